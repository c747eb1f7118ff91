using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>What other sources add to the catalogue's hits. What the catalogue holds it has ranked itself, so another's word on it counts only where its hits do not fill a page.</summary>
internal sealed class FurtherHits(IDatasetCatalog catalog)
{
    /// <returns>With the rank in that source's list, from 0.</returns>
    public async Task<List<(SearchHit Hit, int Rank)>> Of(SearchAnswer held, IReadOnlyList<Dataset> datasets, CancellationToken cancellation)
    {
        var listed = held.Results.Select(r => r.Accession).ToHashSet();
        var fillsAPage = held.NextCursor is not null;
        var further = new List<(SearchHit, int)>();
        for (var rank = 0; rank < datasets.Count; rank++)
        {
            var dataset = datasets[rank];
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
}
