using System.IO.Compression;
using System.Text;
using CsCheck;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Vocabulary;

public sealed class VocabularyFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task An_ontology_gives_its_terms_and_where_it_is_from()
    {
        var read = await Files.Read(_folder, "any.obo", Files.SmallOntology);

        Assert.That(read.Origin, Is.EqualTo(new VocabularyOrigin("mondo", "2026-01-02", "CC BY 4.0", "any.obo")));
        Assert.That(read.Faults, Is.Empty);
        Assert.That(read.Terms.Select(t => (t.Id, t.Kind, t.Label)), Is.EqualTo(new[] { ("MONDO:0000001", ConceptKind.Disease, "chronic testosis"), ("MONDO:0000002", ConceptKind.Disease, "juvenile testosis") }));
        Assert.That(read.Terms[0].Synonyms, Is.EqualTo(new[] { "testosis \"chronica\"" }));
        Assert.That(read.Terms[1].Broader, Is.EqualTo(new[] { "MONDO:0000001" }));
    }

    [Test]
    public async Task Genes_of_organisms_that_series_study_are_read()
    {
        var read = await Files.Read(_folder, "Some.gene_info", Files.SmallGenes);

        Assert.That(read.Origin, Is.EqualTo(new VocabularyOrigin("Some.gene_info", "20260103", "public domain", "Some.gene_info")));
        Assert.That(read.Faults, Is.Empty);
        Assert.That(read.Terms.Select(t => (t.Id, t.Kind, t.Label)), Is.EqualTo(new[] { ("NCBIGene:7157", ConceptKind.Gene, "TP53"), ("NCBIGene:22059", ConceptKind.Gene, "Trp53") }));
        Assert.That(read.Terms[0].Synonyms, Is.EqualTo(new[] { "tumor protein p53", "P53", "LFS1" }));
    }

    [Test]
    public async Task The_factor_ontology_gives_what_questions_name_and_leaves_measurements_out()
    {
        const string Text = """
            format-version: 1.4
            ontology: efo

            [Term]
            id: EFO:1
            name: cancer of tests
            is_a: EFO:0000408

            [Term]
            id: EFO:2
            name: testing by sequencing
            is_a: EFO:3

            [Term]
            id: EFO:3
            name: upper assay
            is_a: EFO:0002772
            is_a: EFO:2

            [Term]
            id: EFO:4
            name: height of disease
            is_a: EFO:0001444

            [Term]
            id: EFO:5
            name: T-1000 derived cell line

            """;

        var read = await Files.Read(_folder, "efo.obo", Text);

        Assert.That(read.Terms.Select(t => (t.Id, t.Kind)), Is.EqualTo(new[] { ("EFO:1", ConceptKind.Disease), ("EFO:2", ConceptKind.Technique), ("EFO:3", ConceptKind.Technique), ("EFO:5", ConceptKind.CellLine) }));
    }

    [Test]
    public async Task An_ontology_that_is_not_known_needs_a_kind()
    {
        var text = Files.SmallOntology.Replace("MONDO", "OWN", StringComparison.Ordinal).Replace("ontology: mondo", "ontology: own", StringComparison.Ordinal);

        Assert.That(() => Files.Read(_folder, "own.obo", text), Throws.TypeOf<FileRefused>().With.Message.Contains("--kind"));
        var read = await Files.Read(_folder, "own.obo", text, ConceptKind.Treatment);
        Assert.That(read.Origin, Is.EqualTo(new VocabularyOrigin("own", "2026-01-02", "unknown", "own.obo")));
        Assert.That(read.Terms.Select(t => t.Kind), Is.All.EqualTo(ConceptKind.Treatment));
    }

    [Test]
    public async Task What_is_broken_is_told_by_line_and_the_rest_is_read()
    {
        var read = await Files.Read(_folder, "broken.obo", Files.SmallOntology + "[Term]\nid: MONDO:9\nsynonym: \"never closed\n\n[Term]\nname: nobody\n\n[Term]\nid: MONDO:10\nname: last one\n");

        Assert.That(read.Terms.Select(t => t.Id), Is.EqualTo(new[] { "MONDO:0000001", "MONDO:0000002", "MONDO:10" }));
        Assert.That(read.Faults.Select(f => f.Line), Is.EqualTo(new[] { 23, 21, 25 }));
        Assert.That(read.Faults.Select(f => f.Reason), Is.EqualTo(new[] { "A synonym's quotes are not closed.", "MONDO:9 has no name.", "The term has no id." }));
    }

    [Test]
    public async Task An_open_stanza_a_term_defined_twice_and_a_kind_of_itself_are_told_by_line()
    {
        const string text = "format-version: 1.2\nontology: mondo\n\n[Term\nid: MONDO:1\nname: open\n\n[Term]\nid: MONDO:2\nname: first\nis_a: MONDO:3\n\n[Term]\nid: MONDO:2\nname: second\n\n[Term]\nid: MONDO:3\nname: third\nis_a: MONDO:2\n";

        var read = await Files.Read(_folder, "odd.obo", text);

        Assert.That(read.Terms.Select(t => t.Label), Is.EqualTo(new[] { "first", "third" }));
        Assert.That(read.Faults.Select(f => f.Line), Is.EqualTo(new[] { 4, 13, 17 }));
        Assert.That(read.Faults.Select(f => f.Reason), Is.EqualTo(new[]
        {
            "The bracket of “[Term” is not closed; what stands below it is passed over.",
            "MONDO:2 is defined twice, in line 8 already; this one is passed over.",
            "By its is_a MONDO:2, MONDO:3 is a kind of itself.",
        }));
    }

    [Test]
    public async Task A_packed_file_that_is_cut_gives_what_is_whole_and_says_so()
    {
        var text = new StringBuilder(Files.SmallOntology);
        for (var i = 10; i < 3_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"[Term]\nid: MONDO:{i}\nname: made {i * 7919 % 3001}\n\n");
        }

        var packed = Packed(text.ToString());
        var whole = await Files.Read(_folder, "whole.obo.gz", packed);
        var cut = await Files.Read(_folder, "cut.obo.gz", packed[..(packed.Length * 3 / 4)]);

        Assert.That((whole.IsCut, cut.IsCut), Is.EqualTo((false, true)));
        Assert.That(cut.Terms, Has.Count.InRange(10, whole.Terms.Count - 1));
        Assert.That(cut.Faults[^1].Reason, Does.Contain("cut short or damaged"));
    }

    [TestCase("")]
    [TestCase("<html><body>Are you a robot?</body></html>")]
    [TestCase("\u0089PNG\r\n\u001a\n")]
    public void A_file_that_is_no_vocabulary_is_refused(string content) =>
        Assert.That(() => Files.Read(_folder, "x", content), Throws.TypeOf<FileRefused>());

    [Test]
    public void Random_bytes_behind_any_beginning_are_a_fault_or_a_refusal_and_never_an_exception()
    {
        string[] beginnings = ["", "format-version: 1.2\n", "[Term]\n", "#Format: tax_id GeneID Symbol Synonyms description\n", "\u001f\u008b"];
        Gen.Select(Gen.Int[0, beginnings.Length - 1], Gen.Byte.Array[0, 600])
            .Sample((beginning, bytes) => Reads([.. Encoding.Latin1.GetBytes(beginnings[beginning]), .. bytes]), iter: 400, threads: 1);
    }

    [Test]
    public void Real_shapes_with_bytes_changed_are_a_fault_or_a_refusal_and_never_an_exception()
    {
        byte[][] shapes = [Encoding.UTF8.GetBytes(Files.SmallOntology), Encoding.UTF8.GetBytes(Files.SmallGenes), Packed(Files.SmallOntology)];
        Gen.Select(Gen.Int[0, shapes.Length - 1], Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[1, 8], Gen.Int[0, 10_000])
            .Sample((number, changes, end) =>
            {
                var shape = shapes[number];
                byte[] changed = [.. shape[..(shape.Length - (end % 3 == 0 ? end % shape.Length : 0))]];
                foreach (var (at, value) in changes)
                {
                    changed[at % changed.Length] = value;
                }

                return Reads(changed);
            }, iter: 400, threads: 1);
    }

    [TestCase("mondo", "mondo.obo.gz", ConceptKind.Disease, 25_000)]
    [TestCase("uberon", "uberon.obo.gz", ConceptKind.Tissue, 14_000)]
    [TestCase("cl", "cl.obo.gz", ConceptKind.CellType, 3_000)]
    [TestCase("cellosaurus", "cvcl.obo.gz", ConceptKind.CellLine, 150_000)]
    [TestCase("Homo_sapiens.gene_info", "Homo_sapiens.gene_info.gz", ConceptKind.Gene, 50_000)]
    public async Task The_published_files_are_read_without_a_fault(string name, string file, ConceptKind kind, int least)
    {
        var read = await Files.Read(RecordedData.Path($"data/vocab/{file}"));

        Assert.That((read.Origin.Name, read.Faults.Count, read.IsCut), Is.EqualTo((name, 0, false)));
        Assert.That(read.Origin.Version, Is.Not.Null);
        Assert.That(read.Terms, Has.Count.GreaterThan(least));
        Assert.That(read.Terms.Select(t => t.Kind), Is.All.EqualTo(kind));
    }

    private bool Reads(byte[] content)
    {
        try
        {
            var read = Files.Read(_folder, "fuzzed", content, ConceptKind.Disease).GetAwaiter().GetResult();
            return read.Faults.All(f => f is { Line: > 0, Reason.Length: > 0 });
        }
        catch (FileRefused refusal)
        {
            return refusal.Message.Contains("fuzzed", StringComparison.Ordinal);
        }
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
