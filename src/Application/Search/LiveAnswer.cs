using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>What GEO told, in the form of a search's answer.</summary>
internal static class LiveAnswer
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = [];

    /// <summary>GEO's answer alone. It has no cursor: a person who wants more narrows the question, or lets the catalogue grow.</summary>
    public static SearchAnswer Of(SearchQuery query, LiveReport report)
    {
        var hits = report.Hits!;
        SearchHit[] results = [.. hits.Datasets.Take(query.Limit).Select(Hit)];
        return new(
            query.Text,
            hits.Total,
            report.Source.TookMs,
            report.Source.Status is SourceStatus.Ok ? Completeness.Complete : Completeness.Partial,
            [report.Source],
            Told(new Interpretation(NoFilters, []), report),
            LiveFacets.Of(results),
            results,
            NextCursor: null);
    }

    public static SearchHit Hit(Dataset dataset) => new(
        dataset.Accession,
        dataset.Title,
        SearchHit.Shortened(dataset.Summary),
        [.. dataset.Organisms.Select(o => o.Label)],
        dataset.StudyTypes,
        dataset.Platforms,
        dataset.SampleCount,
        dataset.PublishedOn,
        dataset.PubMedIds,
        Score: 0,
        Highlights: [],
        Matched: [],
        dataset.Url,
        "live",
        dataset.Provenance.Max(p => p.FetchedAt))
    {
        Kin = dataset.Kin,
    };

    /// <summary>An interpretation with what GEO says of the question.</summary>
    public static Interpretation Told(Interpretation interpretation, LiveReport report) => report.Hits is { } hits
        ? interpretation with
        {
            Dropped = [.. interpretation.Dropped.Union(hits.Dropped)],
            EntrezTerm = hits.Term.Length > 0 ? hits.Term : null,
            EntrezTranslation = hits.Translation,
        }
        : interpretation;
}
