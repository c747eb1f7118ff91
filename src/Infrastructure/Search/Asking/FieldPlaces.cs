using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Text;
using OmicsOracle.Infrastructure.Search.Writing;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Which field of a record a position of the index lies in: the fields stand one after another with a gap between, in the order in which they were given to the index.</summary>
internal sealed class FieldPlaces
{
    private readonly List<(int From, string Field)> _fields = [];
    private readonly int _titleEnd;

    public FieldPlaces(StoredSeries record)
    {
        var (tokens, at) = (new List<Token>(), 0);
        foreach (var (field, text) in new[] { ("title", record.Title), ("summary", record.Summary), ("overallDesign", record.OverallDesign), ("samples", record.Samples) })
        {
            _fields.Add((at, field));
            var end = Words.Of(text, tokens, at);
            _titleEnd = at == 0 ? end : _titleEnd;
            at = end + WeightedTokens.FieldGap;
        }

        // Samples are kept up to a length and cut between two of their sayings, so one that comes near it may have gone on.
        _fields.Add((at - WeightedTokens.FieldGap, record.Samples.Length < SeriesDocument.MostShownSampleText / 2 ? "facts" : "samples or facts"));
    }

    /// <param name="places">In ascending order; one in the title as often as the title weighs.</param>
    public IReadOnlyList<FieldTimes> Of(IReadOnlyList<int> places) =>
    [
        .. places.GroupBy(FieldAt).Select(g => new FieldTimes(g.Key, g.First() < _titleEnd ? g.Count() / SeriesDocument.TitleWeight : g.Count())),
    ];

    private string FieldAt(int place)
    {
        var at = _fields.Count - 1;
        while (at > 0 && place < _fields[at].From)
        {
            at--;
        }

        return _fields[at].Field;
    }
}
