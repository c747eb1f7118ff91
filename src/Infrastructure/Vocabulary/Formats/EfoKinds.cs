using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Vocabulary.Formats;

/// <summary>What the terms of the Experimental Factor Ontology, and of MONDO that it takes up, are: as the nearest term above whose meaning is known. It holds all kinds of things, most of them measurements that no question asks for.</summary>
internal sealed class EfoKinds
{
    private const string Measurement = "EFO:0001444";

    /// <summary>"Acquired", "rare", "grade 1": said of diseases, and none themselves.</summary>
    private const string DiseaseCharacteristic = "MONDO:0021125";

    private static readonly Dictionary<string, ConceptKind> Upper = new(StringComparer.Ordinal)
    {
        ["EFO:0000408"] = ConceptKind.Disease,
        ["EFO:0000616"] = ConceptKind.Disease, // neoplasm
        ["EFO:0002772"] = ConceptKind.Technique, // assay by molecule
        ["EFO:0002773"] = ConceptKind.Technique, // assay by instrument
        ["EFO:0010183"] = ConceptKind.Technique, // single cell library construction
        ["EFO:0004170"] = ConceptKind.Technique, // nucleic acid sequencing protocol
        ["OBI:0000070"] = ConceptKind.Technique, // assay
        ["EFO:0000324"] = ConceptKind.CellType,
        ["CL:0000000"] = ConceptKind.CellType,
        ["EFO:0000322"] = ConceptKind.CellLine,
        ["CLO:0000031"] = ConceptKind.CellLine,
        ["EFO:0000635"] = ConceptKind.Tissue, // organism part
        ["UBERON:0001062"] = ConceptKind.Tissue,
        ["CHEBI:24431"] = ConceptKind.Treatment, // chemical entity
    };

    // Where a file has lost what stands above a term, its own name may still say it.
    private static readonly string[] DiseaseEndings = ["carcinoma", "neoplasm", "leukemia", "lymphoma", "sarcoma", "melanoma", "cancer", "disease", "disorder", "syndrome"];

    private readonly Dictionary<string, OboTerm> _terms;
    private readonly Dictionary<string, ConceptKind?> _known = new(StringComparer.Ordinal);

    public EfoKinds(IEnumerable<OboTerm> terms)
    {
        _terms = new(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            _terms.TryAdd(term.Id, term);
        }
    }

    /// <summary>Null where it is none of what a question names.</summary>
    public ConceptKind? Of(OboTerm term)
    {
        if (_known.TryGetValue(term.Id, out var known))
        {
            return known;
        }

        var kind = Nearest(term);
        _known[term.Id] = kind;
        return kind;
    }

    private ConceptKind? Nearest(OboTerm term)
    {
        var above = Above(term);
        if (above.Contains(DiseaseCharacteristic))
        {
            return null;
        }

        foreach (var id in above)
        {
            if (id is Measurement)
            {
                return null;
            }

            if (Upper.TryGetValue(id, out var upper))
            {
                return upper;
            }

            if (KnownOntologies.KindOf(id) is { } kind)
            {
                return kind;
            }
        }

        return above.Select(id => _terms.TryGetValue(id, out var t) ? ByName(t.Name) : null).FirstOrDefault(k => k is not null);
    }

    /// <summary>The term and all above it, level by level; each once, so a circle ends.</summary>
    private List<string> Above(OboTerm term)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { term.Id };
        List<string> above = [term.Id];
        for (var i = 0; i < above.Count; i++)
        {
            above.AddRange(_terms.TryGetValue(above[i], out var at) ? at.IsA.Where(seen.Add) : []);
        }

        return above;
    }

    private static ConceptKind? ByName(string name) =>
        name.EndsWith("cell line", StringComparison.OrdinalIgnoreCase) ? ConceptKind.CellLine
        : DiseaseEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? ConceptKind.Disease
        : null;
}
