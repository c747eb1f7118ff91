using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>One list of the catalogue's hits and GEO's (docs/ncbi.md, "How the two lists become one").
/// The catalogue's hits keep their order. A hit that only GEO has stands at its rank there, behind the catalogue's of the same rank; in a sort by date or size, where its value puts it.
/// What the catalogue holds it has ranked itself, so GEO's word on it counts only where the catalogue's hits do not fill a page.</summary>
internal sealed class FusedSearch(LocalSearch local, IDatasetCatalog catalog)
{
    public async Task<SearchAnswer> Of(SearchQuery query, SearchAnswer held, LiveReport live, CancellationToken cancellation)
    {
        var further = await Further(held, live.Hits!, cancellation);
        SearchHit[] page =
        [
            .. held.Results.Select((hit, rank) => (hit, key: Key(hit, rank, query.Sort)))
                .Concat(further.Select(f => (f.hit, key: Key(f.hit, f.rank, query.Sort))))
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
            Facets = LiveFacets.With(held.Facets, [.. further.Select(f => f.hit)]),
            Results = page,
            NextCursor = heldShown == held.Results.Count ? held.NextCursor : await local.CursorAfter(query, heldShown, cancellation),
        };
    }

    private async Task<List<(SearchHit hit, int rank)>> Further(SearchAnswer held, LiveHits hits, CancellationToken cancellation)
    {
        var listed = held.Results.Select(r => r.Accession).ToHashSet();
        var fillsAPage = held.NextCursor is not null;
        var further = new List<(SearchHit, int)>();
        for (var rank = 0; rank < hits.Datasets.Count; rank++)
        {
            var dataset = hits.Datasets[rank];
            if (listed.Add(dataset.Accession) && !(fillsAPage && await IsHeld(dataset.Accession, cancellation)))
            {
                further.Add((LiveAnswer.Hit(dataset), rank));
            }
        }

        return further;
    }

    private async Task<bool> IsHeld(Accession accession, CancellationToken cancellation)
    {
        try
        {
            return await catalog.Find(accession, cancellation) is not null;
        }
        catch (SourceUnavailable)
        {
            return false;
        }
    }

    private static double Key(SearchHit hit, int rank, SearchSort sort) => sort switch
    {
        SearchSort.Newest => hit.PublishedOn is { } day ? -day.DayNumber : 1,
        SearchSort.Samples => hit.SampleCount is { } count ? -count : 1,
        _ => rank,
    };
}
