using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Search.Reading;

/// <summary>The organisms of the index by ordinal. One record may know only the name and another only the taxon id; whoever knows both makes them one.</summary>
/// <param name="Labels">What a person reads, by ordinal.</param>
/// <param name="Canonical">By ordinal: the first ordinal that means the same organism.</param>
internal sealed record OrganismNames(Organism[] All, string[] Labels, int[] Canonical)
{
    /// <summary>How Entrez writes a taxon id: txid9606.</summary>
    private const string EntrezTaxon = "txid";

    public static OrganismNames Of(Organism[] organisms)
    {
        var names = new Dictionary<int, string>();
        foreach (var organism in organisms)
        {
            if (organism is { TaxonId: { } id, Name: { } name })
            {
                names.TryAdd(id, WellKnownOrganisms.NameOf(id) ?? name);
            }
        }

        var labels = Array.ConvertAll(organisms, o => o.TaxonId is { } id && names.TryGetValue(id, out var name) ? name : o.Label);
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var canonical = new int[organisms.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            first.TryAdd(labels[i], i);
            canonical[i] = first[labels[i]];
        }

        return new(organisms, labels, canonical);
    }

    /// <summary>Marks the organisms that a name or taxon id means.</summary>
    /// <returns>The name in the words of the index; as asked where nothing is meant by it.</returns>
    public string Mark(string asked, bool[] wanted)
    {
        asked = asked.Trim();
        var bare = asked.StartsWith(EntrezTaxon, StringComparison.OrdinalIgnoreCase) ? asked[EntrezTaxon.Length..] : asked;
        var id = int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : WellKnownOrganisms.TaxonIdOf(asked);
        var name = (id is { } known ? WellKnownOrganisms.NameOf(known) : null) ?? asked;
        string? label = null;
        for (var i = 0; i < All.Length; i++)
        {
            if ((id is not null && All[i].TaxonId == id) || string.Equals(Labels[i], name, StringComparison.OrdinalIgnoreCase))
            {
                wanted[Canonical[i]] = true;
                label ??= Labels[i];
            }
        }

        return label ?? name;
    }
}
