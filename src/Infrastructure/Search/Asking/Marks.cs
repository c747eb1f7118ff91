using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>What of a question stands in a text.</summary>
/// <param name="Key">Of the word or phrase that it is; repetitions share it.</param>
/// <param name="Start">First UTF-16 unit, included.</param>
/// <param name="End">Last UTF-16 unit, excluded.</param>
internal readonly record struct Mark(string Key, int Start, int End, float Weight);

/// <summary>Finds what of a question stands in a text.</summary>
internal interface IMarks
{
    /// <summary>Adds the marks in text order; they may overlap.</summary>
    void Find(IReadOnlyList<Token> tokens, List<Mark> marks);
}

/// <summary>The question's words, each by itself.</summary>
internal sealed class WordMarks(IReadOnlyDictionary<string, float> weights) : IMarks
{
    public void Find(IReadOnlyList<Token> tokens, List<Mark> marks)
    {
        foreach (var token in tokens)
        {
            if (weights.TryGetValue(token.Term, out var weight))
            {
                marks.Add(new(token.Term, token.Start, token.End, weight));
            }
        }
    }
}

/// <summary>The phrases of a question's groups, each as a whole.</summary>
internal sealed class PhraseMarks : IMarks
{
    private readonly Dictionary<string, List<(string Key, float Weight, ReadPhrase Phrase)>> _byFirst = new(StringComparer.Ordinal);

    /// <param name="phrases">With what repetitions and other names of the same share, and what that weighs.</param>
    public PhraseMarks(IEnumerable<(string Key, float Weight, ReadPhrase Phrase)> phrases)
    {
        foreach (var phrase in phrases)
        {
            var first = phrase.Phrase.Terms.Terms[0].Term;
            (_byFirst.TryGetValue(first, out var list) ? list : _byFirst[first] = []).Add(phrase);
        }
    }

    public static PhraseMarks Of(IEnumerable<ReadGroup> groups) => new(groups.SelectMany(g => g.Phrases.Select(p => (g.Group.Name, (float)g.Group.Weight, p))));

    public void Find(IReadOnlyList<Token> tokens, List<Mark> marks)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!_byFirst.TryGetValue(tokens[i].Term, out var candidates))
            {
                continue;
            }

            Mark? longest = null;
            foreach (var (key, weight, phrase) in candidates)
            {
                if (EndOf(phrase.Terms, tokens, i) is { } end && (longest is null || end > longest.Value.End))
                {
                    longest = new(key, tokens[i].Start, end, weight * (float)phrase.Phrase.Weight);
                }
            }

            if (longest is { } mark)
            {
                marks.Add(mark);
            }
        }
    }

    /// <summary>Where the phrase ends that begins at a token; null where it does not stand there.</summary>
    private static int? EndOf(Phrase phrase, IReadOnlyList<Token> tokens, int first)
    {
        var end = tokens[first].End;
        var at = first;
        for (var word = 1; word < phrase.Terms.Count; word++)
        {
            var position = tokens[first].Position + phrase.Terms[word].Position - phrase.Terms[0].Position;
            while (++at < tokens.Count && (tokens[at].Position < position || (tokens[at].Position == position && tokens[at].Term != phrase.Terms[word].Term)))
            {
            }

            if (at == tokens.Count || tokens[at].Position != position)
            {
                return null;
            }

            end = tokens[at].End;
        }

        return end;
    }
}

/// <summary>What two find, of what begins at the same place the longer first.</summary>
internal sealed class BothMarks(IMarks one, IMarks other) : IMarks
{
    private readonly List<Mark> _found = [];

    public void Find(IReadOnlyList<Token> tokens, List<Mark> marks)
    {
        _found.Clear();
        one.Find(tokens, _found);
        other.Find(tokens, _found);
        marks.AddRange(_found.OrderBy(m => m.Start).ThenByDescending(m => m.End));
    }
}
