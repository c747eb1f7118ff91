using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Brings together the names and the taxon ids that a record gives in separate fields.</summary>
internal static class OrganismList
{
    /// <param name="known">What the same file says elsewhere, which joins names and ids that are not well known.</param>
    public static List<Organism> Of(List<string> names, List<int> taxonIds, IReadOnlyList<Organism> known)
    {
        var organisms = new List<Organism>(Math.Max(names.Count, taxonIds.Count));
        var unmatched = new List<string>();
        foreach (var id in taxonIds)
        {
            organisms.Add(Better(Organism.Of(id), known));
        }

        foreach (var name in names)
        {
            var organism = Better(Organism.Of(name), known);
            if (organism.TaxonId is { } id && taxonIds.Contains(id))
            {
                organisms[taxonIds.IndexOf(id)] = organism;
            }
            else if (organism.TaxonId is null && taxonIds.Count > 0)
            {
                unmatched.Add(name);
            }
            else
            {
                organisms.Add(organism);
            }
        }

        // One id without a name and one name without an id, in one record: they speak of the same.
        if (unmatched is [var only] && organisms.Where(o => o.Name is null).Take(2).ToArray() is [var nameless])
        {
            organisms[organisms.IndexOf(nameless)] = new(only, nameless.TaxonId);
        }
        else
        {
            organisms.AddRange(unmatched.Select(Organism.Of));
        }

        return organisms.Count < 2 ? organisms : [.. organisms.Distinct()];
    }

    private static Organism Better(Organism organism, IReadOnlyList<Organism> known) =>
        organism is { Name: not null, TaxonId: not null }
            ? organism
            : known.FirstOrDefault(k => k is { Name: not null, TaxonId: not null } && (k.TaxonId == organism.TaxonId || k.IsSameAs(organism))) ?? organism;
}
