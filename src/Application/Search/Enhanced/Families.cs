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
            if (shown.Contains(hit.Accession))
            {
                continue;
            }

            // A part of two SuperSeries stands with the one that is seen first.
            var family = families.Select(f => (Head: f.Key, Members: f.Value.FindAll(m => !shown.Contains(m.Accession)))).FirstOrDefault(f => f.Members.Count > 1 && f.Members.Contains(hit));
            folded.Add(family.Members is null ? hit : hit with { Family = new(family.Head, [.. family.Members.Select(m => new FamilyMember(m.Accession, m.Title))]) });
            shown.UnionWith(family.Members?.Select(m => m.Accession) ?? [hit.Accession]);
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
