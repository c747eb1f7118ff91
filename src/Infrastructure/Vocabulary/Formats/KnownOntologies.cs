using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Vocabulary.Formats;

/// <param name="Name">By which it is held.</param>
/// <param name="Header">What its files call it, beside its name.</param>
internal sealed record KnownOntology(string Name, string? Header, string Licence);

/// <summary>What the vocabularies do not say of themselves: licence, as their sites state it, and the kind of their terms.</summary>
internal static class KnownOntologies
{
    public const string UnknownLicence = "unknown";
    public const string Efo = "efo";
    public const string Mondo = "mondo";
    public const string GeneInfo = "gene_info";
    public const string GeneLicence = "public domain";

    /// <summary>In the order in which their meanings count; what is not among them comes after, genes last.</summary>
    private static readonly KnownOntology[] All =
    [
        new(Mondo, null, "CC BY 4.0"),
        new("uberon", null, "CC BY 3.0"),
        new("cl", null, "CC BY 4.0"),
        new(Efo, null, "Apache-2.0"),
        new("cellosaurus", "cvcl", "CC BY 4.0"),
    ];

    private static readonly Dictionary<string, ConceptKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MONDO"] = ConceptKind.Disease,
        ["UBERON"] = ConceptKind.Tissue,
        ["CL"] = ConceptKind.CellType,
        ["CVCL"] = ConceptKind.CellLine,
        ["CLO"] = ConceptKind.CellLine,
        ["CHEBI"] = ConceptKind.Treatment,
        ["Orphanet"] = ConceptKind.Disease,
    };

    /// <summary>Null where nothing is known of it. A subset goes by the name of the whole: uberon/basic is uberon.</summary>
    public static KnownOntology? Find(string ontology)
    {
        var name = ontology.Split('/')[0];
        return Array.Find(All, k => string.Equals(k.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(k.Header, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The lower, the likelier are its meanings.</summary>
    public static int Rank(string vocabulary) =>
        Array.FindIndex(All, k => k.Name == vocabulary) is >= 0 and var at ? at
        : vocabulary.EndsWith(GeneInfo, StringComparison.OrdinalIgnoreCase) ? All.Length + 1
        : All.Length;

    /// <summary>What a term is, by the ontology that its id names; null where that does not say.</summary>
    public static ConceptKind? KindOf(string id)
    {
        var end = id.AsSpan().IndexOfAny(':', '_');
        return end > 0 && Kinds.TryGetValue(id[..end], out var kind) ? kind : null;
    }
}
