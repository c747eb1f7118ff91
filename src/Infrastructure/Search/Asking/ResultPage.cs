using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Makes of a page's ranked documents what a person reads.</summary>
/// <param name="marks">What is highlighted.</param>
internal sealed class ResultPage(IndexSnapshot snapshot, IMarks marks)
{
    private readonly HitRows _rows = new(snapshot);
    private readonly Highlighter _highlighter = new(marks);

    /// <param name="matched">By place in the page: the question's words that the record holds.</param>
    public SearchHit[] Of(Ranked[] ranked, Func<int, StoredSeries, IReadOnlyList<string>> matched) => [.. ranked.Select((hit, i) => Hit(hit, i, matched))];

    private SearchHit Hit(Ranked hit, int place, Func<int, StoredSeries, IReadOnlyList<string>> matched)
    {
        var record = _rows.Stored(hit);
        var row = _rows.Of(hit, record);
        return new(
            row.Accession,
            row.Title,
            SearchHit.Shortened(row.Summary),
            row.Organisms,
            row.Types,
            row.Platforms,
            row.SampleCount,
            row.PublishedOn,
            row.PubmedIds,
            row.Score,
            Highlights(record),
            matched(place, record),
            row.Url,
            row.Source,
            row.FetchedAt)
        {
            Kin = record.Kin,
        };
    }

    private Highlight[] Highlights(StoredSeries record) =>
    [
        .. new[]
        {
            _highlighter.Of("title", record.Title),
            _highlighter.Of("summary", record.Summary),
            _highlighter.Of("overallDesign", record.OverallDesign),
            _highlighter.Of("samples", record.Samples),
        }.OfType<Highlight>(),
    ];
}
