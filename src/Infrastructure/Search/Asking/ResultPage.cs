using Lucene.Net.Index;
using Lucene.Net.Util;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Makes of a page's ranked documents what a person reads. Only here are records read.</summary>
/// <param name="marks">What is highlighted.</param>
internal sealed class ResultPage(IndexSnapshot snapshot, IMarks marks)
{
    private const int ScoreDigits = 4;

    private readonly Highlighter _highlighter = new(marks);

    /// <param name="matched">By place in the page: the question's words that the record holds.</param>
    public SearchHit[] Of(Ranked[] ranked, Func<int, StoredSeries, IReadOnlyList<string>> matched) => [.. ranked.Select((hit, i) => Hit(hit, i, matched))];

    private SearchHit Hit(Ranked hit, int place, Func<int, StoredSeries, IReadOnlyList<string>> matched)
    {
        var columns = snapshot.Segments[hit.Segment].Columns;
        var record = Record(hit);
        var profile = snapshot.Profiles.All[columns.Profiles[hit.Doc]];
        var accession = Accession.Series(hit.Number);
        var day = columns.Days[hit.Doc];
        return new(
            accession,
            record.Title,
            SearchHit.Shortened(record.Summary),
            [.. profile.Organisms.Select(o => snapshot.Profiles.Organisms.Labels[o])],
            [.. profile.Types.Select(t => snapshot.Profiles.Types[t])],
            [.. profile.Platforms.Select(p => snapshot.Profiles.Platforms[p])],
            columns.Samples[hit.Doc] is >= 0 and var samples ? samples : null,
            day >= 0 ? DateOnly.FromDayNumber(day) : null,
            record.PubMedIds,
            Math.Round(hit.Score, ScoreDigits),
            Highlights(record),
            matched(place, record),
            new Dataset { Accession = accession, Title = "", Provenance = [] }.Url,
            record.IsStarter ? "starter" : "local",
            record.FetchedAt)
        {
            Kin = record.Kin,
        };
    }

    private StoredSeries Record(Ranked hit)
    {
        var records = snapshot.Segments[hit.Segment].Reader.GetBinaryDocValues(Fields.Record) ?? throw new CorruptIndexException("A segment has no records.");
        var stored = new BytesRef();
        records.Get(hit.Doc, stored);
        return StoredSeries.Decode(stored);
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
