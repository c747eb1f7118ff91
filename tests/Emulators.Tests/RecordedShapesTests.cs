using System.Text.Json;
using System.Xml.Linq;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Tests;

/// <summary>The emulator's answers beside the recorded ones: the same names in the same order, the same kinds of values.</summary>
public sealed class RecordedShapesTests
{
    private static readonly EmulatedSeries Stroke = new("GSE126815", "Stroke in mice")
    {
        Organisms = ["Mus musculus"],
        Samples = [("GSM3613870", "Sham-R1")],
        SraStudy = "SRP185522",
        BioProject = "PRJNA521781",
        PublishedOn = new(2021, 2, 10),
        Platforms = ["GPL24247"],
    };

    [Test]
    public async Task A_kept_search_looks_as_recorded()
    {
        var recorded = Recorded("sra-collector/esearch-gds-usehistory.json");
        await using var ncbi = await Asking.Holding(Stroke);
        var given = await ncbi.Json("esearch", "db=gds&term=stroke+AND+mice&usehistory=y");
        Assert.That(Shape(given), Is.EqualTo(Shape(recorded)));
        Assert.That(Shape(given.GetProperty("esearchresult")), Is.EqualTo(Shape(recorded.GetProperty("esearchresult"))));
        Assert.That(Shape(given.GetProperty("esearchresult").GetProperty("translationset")[0]), Is.EqualTo(Shape(recorded.GetProperty("esearchresult").GetProperty("translationset")[0])));
        Assert.That(Shape(given.GetProperty("esearchresult").GetProperty("translationstack")[0]), Is.EqualTo(Shape(recorded.GetProperty("esearchresult").GetProperty("translationstack")[0])));
    }

    [Test]
    public async Task A_search_without_hits_looks_as_recorded()
    {
        var recorded = Recorded("quoted/esearch-nucleotide-zero-hits-errorlist.json").GetProperty("esearchresult");
        await using var ncbi = await Asking.Holding(Stroke);
        var given = await ncbi.Search("TB03JUN2009E");
        Assert.That(Shape(given), Is.EqualTo(Shape(recorded)));
        Assert.That(given.GetProperty("warninglist").GetRawText(), Is.EqualTo(recorded.GetProperty("warninglist").GetRawText()));
        Assert.That(given.GetProperty("querytranslation").GetString(), Is.EqualTo("(TB03JUN2009E[All Fields])"));
    }

    [Test]
    public async Task A_single_term_is_stacked_as_recorded()
    {
        var recorded = Recorded("ffq/esearch-gds-GSE93374.json").GetProperty("esearchresult");
        await using var ncbi = await Asking.Holding(new EmulatedSeries("GSE93374", "Hypothalamus"));
        var given = await ncbi.Search("GSE93374[ACCN]");
        Assert.That(given.GetProperty("querytranslation").GetString(), Is.EqualTo(recorded.GetProperty("querytranslation").GetString()));
        Assert.That(given.GetProperty("translationstack")[1].GetString(), Is.EqualTo(recorded.GetProperty("translationstack")[1].GetString()));
        Assert.That(given.GetProperty("translationstack")[0].GetProperty("term").GetString(), Is.EqualTo(recorded.GetProperty("translationstack")[0].GetProperty("term").GetString()));
    }

    [Test]
    public async Task A_document_summary_of_a_series_looks_as_recorded()
    {
        var recorded = Recorded("sra-collector/esummary-gds-gse.json").GetProperty("result");
        await using var ncbi = await Asking.Holding(Stroke);
        var given = (await ncbi.Json("esummary", "db=gds&id=200126815")).GetProperty("result");
        Assert.That(Shape(given), Is.EqualTo(Shape(recorded)));
        var (series, real) = (given.GetProperty("200126815"), recorded.GetProperty("200126815"));
        Assert.That(Shape(series), Is.EqualTo(Shape(real)));
        foreach (var same in new[] { "uid", "accession", "gpl", "gse", "taxon", "entrytype", "gdstype", "pdat", "ftplink", "geo2r", "bioproject" })
        {
            Assert.That(series.GetProperty(same).GetString(), Is.EqualTo(real.GetProperty(same).GetString()), same);
        }

        Assert.That(JsonSerializer.Serialize(series.GetProperty("extrelations")), Is.EqualTo(JsonSerializer.Serialize(real.GetProperty("extrelations"))));
        Assert.That(series.GetProperty("samples")[0].GetRawText(), Is.EqualTo(JsonSerializer.Serialize(real.GetProperty("samples")[0])));
    }

    [TestCase("esummary-gds-gse.json", "200126815")]
    [TestCase("esummary-gds-gsm.json", "305668979")]
    [TestCase("esummary-gds-gds.json", "3268")]
    public async Task A_recorded_summary_comes_back_unchanged(string file, string uid)
    {
        var recorded = Recorded($"sra-collector/{file}").GetProperty("result").GetProperty(uid);
        await using var ncbi = await Asking.Start(o => o.Records.AddJson(recorded.GetRawText()));
        var given = (await ncbi.Json("esummary", $"db=gds&id={uid}")).GetProperty("result").GetProperty(uid);
        Assert.That(JsonElement.DeepEquals(given, recorded), Is.True);
        Assert.That(given.Keys(), Is.EqualTo(recorded.Keys()));
    }

    [Test]
    public async Task An_id_that_is_none_is_told_of_as_recorded()
    {
        var recorded = Recorded("quoted/esummary-gds-invalid-uid.json");
        await using var ncbi = await Asking.Holding();
        Assert.That(JsonElement.DeepEquals(await ncbi.Json("esummary", "db=gds&id=GSE15852"), recorded), Is.True);
    }

    [Test]
    public async Task A_refusal_for_the_rate_looks_as_recorded()
    {
        await using var ncbi = await Asking.Start(o => o.RequestsPerSecond = 0);
        Assert.That(Shape(await ncbi.Json("einfo", "")), Is.EqualTo(Shape(Recorded("quoted/error-429-rate-limit-no-key.json"))));
    }

    [Test]
    public async Task The_first_version_of_the_XML_spells_as_recorded()
    {
        var recorded = XDocument.Load(RecordedData.Path("data/eutils/gemma/esummary-gds-v1-multi-200027128.xml")).Descendants("DocSum").First();
        await using var ncbi = await Asking.Holding(Stroke);
        var given = XDocument.Parse(await ncbi.Text("entrez/eutils/esummary.fcgi?db=gds&id=200126815")).Descendants("DocSum").Single();
        var names = Items(given);
        // The ones with _L have gone since it was recorded.
        Assert.That(Items(recorded).Where(i => !i.StartsWith("GSM_", StringComparison.Ordinal)), Is.SubsetOf(names));

        static string[] Items(XElement summary) => [.. summary.Elements("Item").Select(i => $"{i.Attribute("Name")!.Value} {i.Attribute("Type")!.Value}")];
    }

    [Test]
    public async Task Links_look_as_recorded()
    {
        await using var ncbi = await Asking.Start(o => o.Records.Add(Stroke with { PubMedIds = [33046531] }));
        var recorded = XDocument.Load(RecordedData.Path("data/eutils/biopython/elink1.xml")).Root!.Element("LinkSet")!;
        var given = XDocument.Parse(await ncbi.Text("entrez/eutils/elink.fcgi?dbfrom=gds&db=pubmed&id=200126815")).Root!.Element("LinkSet")!;
        Assert.That(given.Elements().Select(e => e.Name), Is.EqualTo(recorded.Elements().Select(e => e.Name).Distinct()));
        Assert.That(given.Element("LinkSetDb")!.Elements().Select(e => e.Name).Distinct(), Is.EqualTo(recorded.Element("LinkSetDb")!.Elements().Select(e => e.Name).Distinct()));
    }

    private static JsonElement Recorded(string file) => JsonDocument.Parse(File.ReadAllBytes(RecordedData.Path($"data/eutils/{file}"))).RootElement;

    /// <summary>Names in their order, each with the kind of its value; but for uids, which are names too.</summary>
    private static string[] Shape(JsonElement element) =>
        [.. element.EnumerateObject().Select(p => $"{(p.Name.All(char.IsAsciiDigit) ? "uid" : p.Name)}: {p.Value.ValueKind}")];
}
