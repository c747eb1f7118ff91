using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Infrastructure.Vocabulary.Formats;

/// <summary>Reads OBO and gene_info, packed or not.</summary>
internal sealed class VocabularyFiles(TimeProvider clock) : IVocabularyFiles
{
    /// <summary>Bytes. Of a longer line the beginning is read.</summary>
    private const int LongestLine = 256 * 1024;

    private const int MostTerms = 2_000_000;
    private const int TermsBetweenReports = 5_000;

    public IReadOnlyList<RecordFile> Expand(IReadOnlyList<string> paths) => FilePaths.Expand(paths);

    public Task<VocabularyFile> Read(RecordFile file, ConceptKind? kind, IProgress<long> position, CancellationToken cancellation) => Task.Run(() =>
    {
        if (file.Length == 0 && File.Exists(file.Path))
        {
            throw new FileRefused($"{file.Path} is empty.");
        }

        using var content = UnpackedFile.Open(file, clock, cancellation);
        var peeked = new PeekedStream(content);
        var (isObo, isGenes) = (IsObo(peeked.Head), IsGeneInfo(peeked.Head));
        using var lines = new LineReader(peeked, LongestLine);
        var read = isObo ? Ontology(content, lines, kind, position) : isGenes ? Genes(content, lines, position) : throw new FileRefused(content.Damage is null
            ? $"{file.Path} is neither OBO nor gene_info."
            : $"{file.Path} {RecordFiles.DamageOf(content)}.");
        return content.Damage is null ? read : read with { IsCut = true, Faults = [.. read.Faults, new(lines.Number, $"The file {RecordFiles.DamageOf(content)}.")] };
    }, cancellation);

    private static bool IsObo(ReadOnlySpan<byte> head) => head.StartsWith("format-version:"u8) || head.StartsWith("[Term]"u8) || head.IndexOf("\n[Term]"u8) >= 0 || head.IndexOf("\nformat-version:"u8) >= 0;

    private static bool IsGeneInfo(ReadOnlySpan<byte> head) => head.StartsWith("#"u8) && head.IndexOf("tax_id"u8) is >= 0 and < 100 && head.IndexOf("GeneID"u8) >= 0;

    private static VocabularyFile Ontology(UnpackedFile file, LineReader lines, ConceptKind? kind, IProgress<long> position)
    {
        var reader = new OboReader(lines);
        var terms = Taken(reader.Terms(), reader.Faults, file, position);
        var known = reader.Ontology is { Length: > 0 } ontology ? KnownOntologies.Find(ontology) : null;
        var name = known?.Name ?? (reader.Ontology is { Length: > 0 } own ? own : FileName(file.Name, ".obo"));
        Func<OboTerm, ConceptKind?> kindOf = known?.Name is KnownOntologies.Efo or KnownOntologies.Mondo ? new EfoKinds(terms).Of : t => KnownOntologies.KindOf(t.Id) ?? kind;
        VocabularyTerm[] kept = [.. terms.Select(t => kindOf(t) is { } of ? new VocabularyTerm(t.Id, of, t.Name, t.Synonyms, t.IsA, []) : null).OfType<VocabularyTerm>()];
        if (kept.Length == 0 && terms.Count > 0)
        {
            throw new FileRefused($"{file.Name} does not say what its terms are; name it by --kind, such as --kind disease.");
        }

        return new(new(name, reader.Version, known?.Licence ?? KnownOntologies.UnknownLicence, Path.GetFileName(file.Name)), kept, reader.Faults, IsCut: false);
    }

    /// <summary>Of all organisms there are some fifty million genes; only those of organisms that series study are taken.</summary>
    private static VocabularyFile Genes(UnpackedFile file, LineReader lines, IProgress<long> position)
    {
        var reader = new GeneInfoReader(lines);
        var terms = Taken(
            reader.Genes().Where(g => WellKnownOrganisms.NameOf(g.TaxonId) is not null).Select(g => new VocabularyTerm($"NCBIGene:{g.GeneId}", ConceptKind.Gene, g.Symbol, g.FullName is null ? g.Synonyms : [g.FullName, .. g.Synonyms], [], [])),
            reader.Faults,
            file,
            position);
        var name = FileName(file.Name, "");
        return new(
            new(name.EndsWith(KnownOntologies.GeneInfo, StringComparison.OrdinalIgnoreCase) ? name : $"{name}.{KnownOntologies.GeneInfo}", reader.Version, KnownOntologies.GeneLicence, Path.GetFileName(file.Name)),
            terms,
            reader.Faults,
            IsCut: false);
    }

    private static List<T> Taken<T>(IEnumerable<T> terms, List<VocabularyFault> faults, UnpackedFile file, IProgress<long> position)
    {
        var taken = new List<T>();
        foreach (var term in terms)
        {
            taken.Add(term);
            if (taken.Count % TermsBetweenReports == 0)
            {
                position.Report(file.Taken);
            }

            if (taken.Count > MostTerms)
            {
                throw new FileRefused($"{file.Name} has more than {MostTerms} terms; import a part of it.");
            }
        }

        if (faults.Count > OboReader.MostFaults)
        {
            throw new FileRefused($"{file.Name} has more than {OboReader.MostFaults} faults.");
        }

        position.Report(file.Taken);
        return taken;
    }

    private static string FileName(string path, string ending)
    {
        var name = Path.GetFileName(path);
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return ending.Length > 0 && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
    }
}
