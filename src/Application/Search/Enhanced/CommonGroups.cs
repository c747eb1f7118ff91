using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Beside what a question is about, what very many records hold says little of which one is meant: it counts less the more records hold it.</summary>
internal static class CommonGroups
{
    /// <summary>Where a word stands in 2 % of the records or fewer it counts in full: a natural logarithm.</summary>
    private const double Telling = 4;
    private const double Least = 0.1;
    private const int MostNames = 6;

    public static IReadOnlyList<PhraseGroup> Lowered(IReadOnlyList<PhraseGroup> groups, ISearchIndex index) =>
        [.. groups.Select(g => g.IsTopic || g.Organisms.Count > 0 ? g : g with { Weight = g.Weight * Share(g, index) })];

    private static double Share(PhraseGroup group, ISearchIndex index)
    {
        var holding = group.Phrases.Take(MostNames).Select(p => index.Records(p.Text)).DefaultIfEmpty().Max();
        return holding == 0 ? 1 : Math.Clamp(Math.Log((index.Status.Records + 1.0) / (holding + 1.0)) / Telling, Least, 1);
    }
}
