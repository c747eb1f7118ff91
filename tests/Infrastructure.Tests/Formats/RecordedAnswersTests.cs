using System.Text.RegularExpressions;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Formats;

/// <summary>Every recorded MINiML document, answer of the E-utilities and file of the original program, and both files of the benchmark.</summary>
public sealed partial class RecordedAnswersTests
{
    private static readonly Dictionary<string, string> Series = new()
    {
        ["esummary-gds-gse.json"] = "GSE126815",
        ["esummary-gds-GSE93374.json"] = "GSE93374",
        ["GSE730_family.miniml.xml"] = "GSE730",
        ["GSE180363.miniml.xml"] = "GSE180363",
    };

    /// <summary>The reason why each other file gives nothing, by how its name begins; the first that fits.</summary>
    private static readonly (string Names, string Reason)[] Reasons =
    [
        ("esummary-gds-gpl.json", "only 1 platform (GPL)."),
        ("esummary-gds-gds.json", "only 1 data set (GDS)."),
        ("esummary-gds-(gsm|GSM).*json", "only 1 sample (GSM)."),
        ("esummary-gds-invalid-uid.json", "(NCBI says: Invalid uid GSE15852 at position= 0)."),
        ("error-429.*", "(NCBI says: API rate limit exceeded)."),
        ("esummary-(pmc|pubmed).json", "of another Entrez database than gds"),
        ("esummary-sra-cpp.*json", "holds an error of NCBI in place of document summaries"),
        ("(esearch-.*|hist-.*)json", "is a list of search hits (esearch)"),
        ("GSE171682.*xml", "only 1 platform (GPL) and 174 samples (GSM)."),
        ("GSM5230452.*xml", "only 1 platform (GPL) and 1 sample (GSM)."),
        (".*html", "is a web page"),
        ("(einfo|elink|epost|esearch|espell|esummary|efetch.*error).*xml", "is an answer of the E-utilities as XML"),
        (".*xml", "XML"),
        (".*json", "is JSON, but not document summaries"),
        (".*(txt|yaml)", "holds nothing of GEO that can be read"),
    ];

    public static IEnumerable<string> Files =>
        RecordedData.FilesBelow("data/miniml").Concat(RecordedData.FilesBelow("data/eutils")).Concat(RecordedData.FilesBelow("data/bulk/omicsoracle-original"));

    [TestCaseSource(nameof(Files))]
    public async Task A_recorded_answer_gives_its_series_or_is_refused_for_the_true_reason(string file)
    {
        var path = RecordedData.Path(file);
        var name = Path.GetFileName(file);

        var read = await FileRead.Of(path);

        if (Series.TryGetValue(name, out var accession))
        {
            Assert.That(read.Only.Accession.ToString(), Is.EqualTo(accession));
            return;
        }

        var reason = Reasons.First(r => Regex.IsMatch(name, $"^{r.Names}$")).Reason;
        Assert.That(read.Good, Is.Empty);
        Assert.That(read.Refusal, Does.StartWith(path).And.Contain(reason).And.EndsWith("."));
        Assert.That(read.Refusal, Does.Not.Match(Address()), "An API key or an address of a caller is nobody's business.");
    }

    [Test]
    public async Task The_benchmark_as_SOFT_gives_all_5513_series()
    {
        var read = await FileRead.Of(RecordedData.Path("bench/geo-5513.soft.gz"));

        Assert.That((read.Refusal, read.SetAside.Count, read.Good.Count), Is.EqualTo(((string?)null, 0, 5513)));
        Assert.That(read.Good.DistinctBy(d => d.Accession).Count(), Is.EqualTo(5513));
        Assert.That(read.Good.Count(d => d.OverallDesign is not null), Is.GreaterThan(5400));
        Assert.That(read.Good.Sum(d => d.StudyTypes.Count), Is.EqualTo(6270));
        Assert.That(read.Good.Sum(d => d.Platforms.Count), Is.EqualTo(6064));
        Assert.That(read.Reads[^1].Position, Is.EqualTo(new FileInfo(RecordedData.Path("bench/geo-5513.soft.gz")).Length));
        Assert.That(read.Reads.Select(r => r.Position), Is.Ordered);
    }

    [Test]
    public async Task The_benchmark_as_document_summaries_gives_all_5195_series()
    {
        var read = await FileRead.Of(RecordedData.Path("bench/geo-5513.docsum.ndjson.gz"));

        Assert.That((read.Refusal, read.SetAside.Count, read.Good.Count), Is.EqualTo(((string?)null, 0, 5195)));
        Assert.That(read.Good.DistinctBy(d => d.Accession).Count(), Is.EqualTo(5195));
        Assert.That(read.Good.All(d => d is { SampleCount: not null, Summary: not null, Organisms.Count: > 0, StudyTypes.Count: > 0 }));
        Assert.That(read.Good.Count(d => d.Platforms.Count == 0), Is.EqualTo(79), "So many of them name no platform.");
        Assert.That(read.Good.Single(d => d.Accession == Accession.Series(685)).Organisms, Is.EqualTo(new[] { new Organism("Homo sapiens", 9606), new Organism("Mus musculus", 10090) }));
    }

    [Test]
    public async Task Both_benchmark_files_say_the_same_of_the_series_that_both_hold()
    {
        var soft = (await FileRead.Of(RecordedData.Path("bench/geo-5513.soft.gz"))).Good.ToDictionary(d => d.Accession);
        var summaries = (await FileRead.Of(RecordedData.Path("bench/geo-5513.docsum.ndjson.gz"))).Good;

        Assert.That(summaries.Where(s => !soft[s.Accession].Platforms.OrderBy(p => p).SequenceEqual(s.Platforms.OrderBy(p => p))), Is.Empty);
        Assert.That(summaries.Where(s => !soft[s.Accession].StudyTypes.Order().SequenceEqual(s.StudyTypes.Order())), Is.Empty);
    }

    [Test]
    public async Task Greek_letters_survive()
    {
        var read = await FileRead.Of(RecordedData.Path("bench/geo-5513.soft.gz"));

        Assert.That(read.Good.Count(d => d.Summary?.AsSpan().IndexOfAnyInRange('α', 'ω') >= 0), Is.GreaterThan(100));
        Assert.That(read.Good.Where(d => d.Summary?.Contains('\ufffd', StringComparison.Ordinal) == true), Is.Empty);
    }

    [Test]
    public async Task Organism_names_and_taxon_ids_that_stand_together_in_recorded_samples_agree_with_the_well_known_ones()
    {
        var pairs = new HashSet<Organism>();
        foreach (var file in RecordedData.FilesBelow("data/soft"))
        {
            foreach (var series in (await FileRead.Of(RecordedData.Path(file))).Good)
            {
                pairs.UnionWith(series.Samples.SelectMany(s => s.Organisms).Where(o => o is { Name: not null, TaxonId: not null }));
            }
        }

        Assert.That(pairs, Has.Count.GreaterThanOrEqualTo(8));
        foreach (var (name, id) in pairs)
        {
            Assert.That((WellKnownOrganisms.TaxonIdOf(name!), WellKnownOrganisms.NameOf(id!.Value)), Is.EqualTo((id, name)));
        }
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+\.\d+")]
    private static partial Regex Address();
}
