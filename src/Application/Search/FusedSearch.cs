using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>One list of the catalogue's hits and GEO's (docs/ncbi.md, "How the two lists become one").
/// The catalogue's hits keep their order. A hit that only GEO has stands at its rank there, behind the catalogue's of the same rank; in a sort by date or size, where its value puts it.</summary>
internal sealed class FusedSearch(LocalSearch local, IDatasetCatalog catalog)
{
    private readonly FurtherHits _further = new(catalog);

    public async Task<SearchAnswer> Of(WordQuestion question, SearchAnswer held, LiveReport live, CancellationToken cancellation)
    {
        var query = question.Query;
        var further = await _further.Of(held, live.Hits!.Datasets, cancellation);
        SearchHit[] page =
        [
            .. held.Results.Select((hit, rank) => (hit, key: Key(hit, rank, query.Sort)))
                .Concat(further.Select(f => (hit: f.Hit, key: Key(f.Hit, f.Rank, query.Sort))))
                .OrderBy(h => h.key) // stable: of equal ones the catalogue's come first
                .Take(query.Limit)
                .Select(h => h.hit),
        ];
        var heldShown = page.Count(hit => hit.Source != "live");
        return held with
        {
            Total = Math.Max(held.Total + further.Count, live.Hits!.Total),
            Completeness = live.Source.Status is SourceStatus.Ok ? held.Completeness : Completeness.Partial,
            Sources = [.. held.Sources, live.Source],
            Interpretation = LiveAnswer.Told(held.Interpretation, live),
            Facets = LiveFacets.With(held.Facets, [.. further.Select(f => f.Hit)]),
            Results = page,
            NextCursor = heldShown == held.Results.Count ? held.NextCursor : await local.CursorAfter(question, heldShown, cancellation),
        };
    }

    /// <summary>What a list is ordered by, the smallest first.</summary>
    /// <param name="place">In a list by relevance.</param>
    public static double Key(SearchHit hit, double place, SearchSort sort) => sort switch
    {
        SearchSort.Newest => hit.PublishedOn is { } day ? -day.DayNumber : 1,
        SearchSort.Samples => hit.SampleCount is { } count ? -count : 1,
        _ => place,
    };
}
