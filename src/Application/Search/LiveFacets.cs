using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>Counts over hits that no index has counted.</summary>
internal static class LiveFacets
{
    public static Facets Of(IReadOnlyCollection<SearchHit> hits) => With(Facets.None, hits);

    /// <summary>The facets of an index with further hits counted in.</summary>
    public static Facets With(Facets facets, IReadOnlyCollection<SearchHit> hits) => hits.Count == 0 ? facets : facets with
    {
        Organism = MostFirst(Sum(facets.Organism, hits.SelectMany(h => h.Organisms))),
        Type = MostFirst(Sum(facets.Type, hits.SelectMany(h => h.Types))),
        Platform = MostFirst(Sum(facets.Platform, hits.SelectMany(h => h.Platforms).Select(p => p.ToString()))),
        Year = [.. Sum(facets.Year, hits.Select(h => h.PublishedOn).OfType<DateOnly>().Select(d => d.Year.ToString(CultureInfo.InvariantCulture))).OrderByDescending(f => f.Value, StringComparer.Ordinal)],
    };

    private static IEnumerable<FacetCount> Sum(IEnumerable<FacetCount> counted, IEnumerable<string> values) =>
        counted.Concat(values.Select(v => new FacetCount(v, 1))).GroupBy(f => f.Value).Select(g => new FacetCount(g.Key, g.Sum(f => f.Count)));

    private static IReadOnlyList<FacetCount> MostFirst(IEnumerable<FacetCount> counts) =>
        [.. counts.OrderByDescending(f => f.Count).ThenBy(f => f.Value, StringComparer.Ordinal)];
}
