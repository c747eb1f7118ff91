using System.Text;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Formats;

public sealed class DocumentSummaryTests
{
    private const string One = """
        {"uid":"200126815","accession":"GSE126815","gds":"","title":" Early driver of Alzheimer’s disease ","summary":"Text","gpl":"34284;24676","gse":"126815","taxon":"Mus musculus; Homo sapiens; Danio somethingus","entrytype":"GSE","gdstype":"Expression profiling by array; Other","pdat":"2021/02/10","samples":[{"accession":"GSM3613870","title":"Sham-R1"},{"accession":"","title":"no sample"}],"relations":[],"extrelations":[{"relationtype":"SRA","targetobject":"SRP185522","targetftplink":"ftp://x"},{"relationtype":"SRA","targetobject":""},{"relationtype":"Other","targetobject":"X"}],"n_samples":9,"pubmedids":["28166221",17495134],"bioproject":"PRJNA521781"}
        """;

    [Test]
    public async Task A_summary_brings_all_that_esummary_knows()
    {
        var series = (await FileRead.OfText(One)).Only;

        Assert.Multiple(() =>
        {
            Assert.That((series.Accession.ToString(), series.Title, series.Summary, series.OverallDesign), Is.EqualTo(("GSE126815", "Early driver of Alzheimer’s disease", "Text", (string?)null)));
            Assert.That(series.Platforms, Is.EqualTo(new[] { Accession.Platform(34284), Accession.Platform(24676) }));
            Assert.That(series.Organisms, Is.EqualTo(new[] { new Organism("Mus musculus", 10090), new Organism("Homo sapiens", 9606), new Organism("Danio somethingus", null) }));
            Assert.That(series.StudyTypes, Is.EqualTo(new[] { "Expression profiling by array", "Other" }));
            Assert.That(series.SampleCount, Is.EqualTo(9));
            Assert.That(series.Samples.Select(s => (s.Accession.ToString(), s.Title)), Is.EqualTo(new[] { ("GSM3613870", "Sham-R1") }));
            Assert.That(series.PublishedOn, Is.EqualTo(new DateOnly(2021, 2, 10)));
            Assert.That(series.PubMedIds, Is.EqualTo(new[] { 28166221, 17495134 }));
            Assert.That(series.Relations, Is.EqualTo(new[] { new Relation(RelationKind.Sra, "SRP185522"), new Relation(RelationKind.BioProject, "PRJNA521781") }));
            Assert.That(series.Provenance.Single().Source, Is.EqualTo(RecordSource.DocumentSummary));
        });
    }

    [Test]
    public async Task A_bad_line_is_set_aside_with_its_number_and_the_lines_after_it_are_read()
    {
        var read = await FileRead.OfText(string.Join('\n',
        [
            One.Trim(),
            "",
            """{"uid":"200000002","accession":"GSE2","title":"cut""",
            "[1]",
            """{"uid":"200000003","accession":"GSE3","title":" "}""",
            """{"uid":"200000004","accession":"GSE5","title":"of another uid"}""",
            """{"uid":"100000096","accession":"GPL96","title":"a chip"}""",
            """{"uid":"9","error":"cannot get document summary"}""",
            """{"uid":"10","title":"of another database"}""",
            """{"accession":"GSE6","title":"\ud800"}""",
            """{"accession":"GSE7","title":"two"} {"accession":"GSE8"}""",
            """{"accession":"GSE9","title":"thin","n_samples":"","samples":"none","pdat":{},"gpl":"x;5"}""",
        ]));

        Assert.That(read.Good.Select(d => d.Accession.ToString()), Is.EqualTo(new[] { "GSE126815", "GSE9" }));
        Assert.That(read.Good[1].Platforms, Is.EqualTo(new[] { Accession.Platform(5) }));
        Assert.That(read.Good[1].SampleCount, Is.Null);
        Assert.That(read.SetAside.Select(a => (a.Line, a.Record, a.Reason)), Is.EqualTo(new[]
        {
            (3, "", "not a whole JSON object"),
            (4, "", "not a whole JSON object"),
            (5, "GSE3", "no title"),
            (6, "GSE5", "its uid is 200000004, which is not GSE5's"),
            (7, "GPL96", "a platform, not a series"),
            (8, "9", "NCBI says: cannot get document summary"),
            (9, "10", "no GEO accession"),
            (10, "", "its text is not Unicode"),
            (11, "", "not a whole JSON object"),
        }));
        Assert.That(read.Refusal, Is.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_answer_of_esummary_is_read_record_by_record_whatever_its_layout(bool indented)
    {
        var text = new StringBuilder("""{"header":{"type":"esummary","version":"0.3"},"result":{"uids":["1"],"200126815":""").Append(One.Trim());
        for (var i = 1; i <= 20_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$""","{{200_000_000 + i}}":{"uid":"{{200_000_000 + i}}","accession":"GSE{{i}}","title":"Title {{i}}"}""");
        }

        text.Append(""","7":{"uid":"7","error":"cannot get document summary"}}}""");
        var json = indented ? System.Text.Json.Nodes.JsonNode.Parse(text.ToString())!.ToJsonString(new() { WriteIndented = true }) : text.ToString();

        var read = await FileRead.OfText(json + json);

        Assert.That(read.Good, Has.Count.EqualTo(40_002));
        Assert.That(read.SetAside.Select(a => a.Reason), Is.EqualTo(new[] { "NCBI says: cannot get document summary", "NCBI says: cannot get document summary" }));
        Assert.That(read.SetAside[0].Line, Is.EqualTo(indented ? json.Split('\n').ToList().FindIndex(l => l.Contains("\"7\": {", StringComparison.Ordinal)) + 1 : 1));
        Assert.That(read.Refusal, Is.Null);
    }

    [Test]
    public async Task An_answer_that_breaks_off_gives_its_whole_records_and_is_refused_then()
    {
        var answer = """{"header":{"type":"esummary"},"result":{"uids":[],"200126815":""" + One.Trim() + ""","200000002":{"uid":"200000002","accession":"GSE2","title":"cut in""";

        var read = await FileRead.OfText(answer);

        Assert.That(read.Good.Select(d => d.Accession.ToString()), Is.EqualTo(new[] { "GSE126815" }));
        Assert.That(read.Refusal, Does.EndWith("is not whole JSON; fetch it again."));
    }

    [Test]
    public async Task A_file_of_lines_that_breaks_off_gives_its_whole_records_and_is_refused_then()
    {
        var read = await FileRead.OfText(One.Trim() + "\n" + One.Trim()[..200]);

        Assert.That(read.Good, Has.Count.EqualTo(1));
        Assert.That(read.Refusal, Does.EndWith("cannot be read further: it breaks off within its last line; fetch it again."));
    }

    [Test]
    public async Task Windows_1252_within_JSON_is_read()
    {
        var series = (await FileRead.OfBytes([.. """{"accession":"GSE1","title":"5 """u8, 0xb5, .. "m of β-actin\"}"u8])).Only;

        Assert.That(series.Title, Is.EqualTo("5 µm of β-actin"));
    }

    [Test]
    public async Task A_line_far_too_long_is_set_aside_and_the_next_is_read()
    {
        var read = await FileRead.OfBytes(FileRead.Packed($$"""{"accession":"GSE1","title":"{{new string('x', 40_000_000)}}"}""" + "\n" + One));

        Assert.That(read.SetAside.Select(a => (a.Line, a.Reason)), Is.EqualTo(new[] { (1, "longer than 16 MiB") }));
        Assert.That(read.Good, Has.Count.EqualTo(1));
    }
}
