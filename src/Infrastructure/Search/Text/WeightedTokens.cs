using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace OmicsOracle.Infrastructure.Search.Text;

/// <summary>Gives a record's words to the index as one stream. A word of a field that counts double is given twice at its position, so one posting list a term holds all fields, weights and all.</summary>
internal sealed class WeightedTokens : TokenStream
{
    // No phrase reaches from one field into the next.
    public const int FieldGap = 100;

    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private readonly List<Token> _tokens = new(512);
    private readonly List<(int End, int Weight)> _fields = [];
    private int _next, _repeat, _field, _emitted, _position;

    public WeightedTokens()
    {
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>Forgets the record before.</summary>
    public void Begin()
    {
        _tokens.Clear();
        _fields.Clear();
        _position = 0;
    }

    /// <returns>Words in the text.</returns>
    public int Add(ReadOnlySpan<char> text, int weight)
    {
        var start = _position;
        var end = Words.Of(text, _tokens, start, marksNegation: true);
        _fields.Add((_tokens.Count, weight));
        _position = end + FieldGap;
        return end - start;
    }

    public override void Reset()
    {
        base.Reset();
        (_next, _repeat, _field, _emitted) = (0, 0, 0, -1);
    }

    public override bool IncrementToken()
    {
        if (_next == _tokens.Count)
        {
            return false;
        }

        while (_fields[_field].End <= _next)
        {
            _field++;
        }

        var token = _tokens[_next];
        _term.SetEmpty().Append(token.Term);
        _increment.PositionIncrement = token.Position - _emitted;
        _emitted = token.Position;
        if (++_repeat >= _fields[_field].Weight)
        {
            (_next, _repeat) = (_next + 1, 0);
        }

        return true;
    }
}
