using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Several ranked lists as one, by reciprocal ranks (Cormack, Clarke and Büttcher, SIGIR 2009): a series counts by its rank in each list that has it, and what two lists have comes before what one has.</summary>
internal static class RankFusion
{
    /// <summary>How little the first ranks outweigh the next: the figure of the paper.</summary>
    private const int Damping = 60;

    /// <summary>A page. Of the catalogue's hits it shows the first ones, in whatever order, so that the next page has exactly the others.</summary>
    /// <param name="held">The catalogue's, in order.</param>
    /// <param name="further">What only others have, each once.</param>
    /// <param name="lists">The others' lists, the catalogue's series among them.</param>
    public static SearchHit[] Page(SearchQuery query, IReadOnlyList<SearchHit> held, IReadOnlyList<SearchHit> further, IReadOnlyList<IReadOnlyList<Dataset>> lists)
    {
        var scores = new Dictionary<Accession, double>();
        foreach (var list in lists.Select(l => l.Select(d => d.Accession)).Prepend(held.Select(h => h.Accession)))
        {
            foreach (var (rank, accession) in list.Distinct().Index())
            {
                scores[accession] = scores.GetValueOrDefault(accession) + (1.0 / (Damping + rank + 1));
            }
        }

        var ofTheCatalogue = held.Select(h => h.Accession).ToHashSet();
        var heldShown = Ordered(held.Concat(further)).Take(query.Limit).Count(h => ofTheCatalogue.Contains(h.Accession));
        return [.. Ordered(held.Take(heldShown).Concat(Ordered(further).Take(query.Limit - heldShown)))];

        // Stable: of equal ones the catalogue's come first.
        IEnumerable<SearchHit> Ordered(IEnumerable<SearchHit> hits) => hits.OrderBy(h => FusedSearch.Key(h, -scores[h.Accession], query.Sort));
    }
}
