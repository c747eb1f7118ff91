using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced.Around;

/// <summary>The few things that some of the best hits have in common and others have not: each next theme is the one of most hits that no theme has yet.</summary>
internal static class Themes
{
    private const int Most = 6, MostAccessions = 10, FewestHits = 3;
    private const double LargestShare = 0.6;

    /// <param name="asked">Ids of what the question names itself.</param>
    public static IReadOnlyList<HitGroup> Of(IReadOnlyList<HitText> best, IReadOnlyList<HitConcept> spoken, IReadOnlySet<string> asked)
    {
        var open = spoken.Where(s => s.Hits.Count >= FewestHits && s.Hits.Count <= LargestShare * best.Count && !asked.Contains(s.Concept.Id)).ToList();
        var (covered, themes) = (new HashSet<int>(), new List<HitGroup>());
        while (themes.Count < Most && open.MaxBy(New) is { } next && New(next) >= FewestHits)
        {
            open.Remove(next);
            covered.UnionWith(next.Hits);
            themes.Add(new(next.Concept.Label, next.Concept.Kind, next.Concept.Id, next.Hits.Count, [.. next.Hits.Take(MostAccessions).Select(h => best[h].Accession)]));
        }

        return themes;

        int New(HitConcept concept) => concept.Hits.Count(h => !covered.Contains(h));
    }
}
