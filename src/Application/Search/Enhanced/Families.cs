using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Shows a SuperSeries and those of its parts that stand on the same page as one hit, at the place of the best of them.</summary>
internal static class Families
{
    public static IReadOnlyList<SearchHit> Folded(IReadOnlyList<SearchHit> page)
    {
        var families = page.SelectMany(h => Heads(h, page)).Distinct()
            .ToDictionary(head => head, head => page.Where(h => h.Accession == head || IsPart(h, page.First(p => p.Accession == head))).ToList());
        var folded = new List<SearchHit>(page.Count);
        var shown = new HashSet<Accession>();
        foreach (var hit in page)
        {
            var family = families.FirstOrDefault(f => f.Value.Contains(hit) && !f.Value.Any(m => shown.Contains(m.Accession)));
            if (family.Value is { } members)
            {
                shown.UnionWith(members.Select(m => m.Accession));
                folded.Add(hit with { Family = new(family.Key, [.. members.Select(m => new FamilyMember(m.Accession, m.Title))]) });
            }
            else if (shown.Add(hit.Accession))
            {
                folded.Add(hit);
            }
        }

        return folded;
    }

    /// <summary>The SuperSeries of the page to which a hit belongs, or which it is.</summary>
    private static IEnumerable<Accession> Heads(SearchHit hit, IReadOnlyList<SearchHit> page) =>
        page.Where(other => other.Accession != hit.Accession && IsPart(hit, other)).Select(other => other.Accession);

    private static bool IsPart(SearchHit part, SearchHit whole) =>
        Names(part, RelationKind.SubSeriesOf, whole.Accession) || Names(whole, RelationKind.SuperSeriesOf, part.Accession);

    private static bool Names(SearchHit hit, RelationKind kind, Accession target) =>
        hit.Kin.Any(r => r.Kind == kind && Accession.TryParse(r.Target, out var named) && named == target);
}
