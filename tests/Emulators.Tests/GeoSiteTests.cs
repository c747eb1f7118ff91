using System.IO.Compression;
using System.Net;
using System.Text;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Tests;

public sealed class GeoSiteTests
{
    [TestCase("GSE1", "GSEnnn")]
    [TestCase("GSE999", "GSEnnn")]
    [TestCase("GSE1000", "GSE1nnn")]
    [TestCase("GSE226260", "GSE226nnn")]
    public async Task A_series_lies_in_the_folder_of_its_thousand_and_nowhere_else(string accession, string folder)
    {
        await using var ncbi = await Asking.Holding(new EmulatedSeries(accession, "Its title") { Samples = [("GSM5", "s")] });
        using var found = await ncbi.Get($"geo/series/{folder}/{accession}/soft/{accession}_family.soft.gz");
        using var astray = await ncbi.Get($"geo/series/GSE0nnn/{accession}/soft/{accession}_family.soft.gz");
        Assert.That(found.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/x-gzip"));
        Assert.That(await Unpacked(found), Does.StartWith($"^SERIES = {accession}\n!Series_title = Its title\n").And.Contain("!Series_sample_id = GSM5\n"));
        Assert.That(astray.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task SOFT_text_that_was_given_is_served_as_it_is()
    {
        await using var ncbi = await Asking.Start(o => o.Records.Soft("GSE7", "^SERIES = GSE7\n!Series_overall_design = twice\n"));
        using var file = await ncbi.Get("geo/series/GSEnnn/GSE7/soft/GSE7_family.soft.gz");
        Assert.That(await Unpacked(file), Is.EqualTo("^SERIES = GSE7\n!Series_overall_design = twice\n"));
        using var shown = await ncbi.Get("geo/query/acc.cgi?acc=gse7&targ=self&form=text&view=full");
        Assert.That(await shown.Content.ReadAsStringAsync(), Is.EqualTo("^SERIES = GSE7\n!Series_overall_design = twice\n"));
        Assert.That(shown.Headers.TransferEncodingChunked, Is.True, "acc.cgi says no length");
    }

    [Test]
    public async Task The_benchmarks_SOFT_is_served_series_by_series()
    {
        var file = RecordedData.Path("bench/geo-5513.soft.gz");
        await using var ncbi = await Asking.Start(o => o.Records.LoadSoft(file));
        using var answer = await ncbi.Get("geo/series/GSEnnn/GSE494/soft/GSE494_family.soft.gz");
        var text = await Unpacked(answer);
        Assert.That(text, Does.StartWith("^SERIES = GSE494\n").And.Contain("!Series_platform_id = GPL8300\n"));
        Assert.That(text.Split("^SERIES"), Has.Length.EqualTo(2));
    }

    [TestCase("GSE10", "is currently private and is scheduled to be released on Aug 28, 2028.")]
    [TestCase("GSE11", "was deleted by the GEO staff on Mar 04, 2019.")]
    [TestCase("GSE12", "Could not find a public or private accession")]
    public async Task What_is_not_public_is_told_in_a_page_with_status_200_and_has_no_file_and_no_summary(string accession, string sentence)
    {
        await using var ncbi = await Asking.Holding(new EmulatedSeries("GSE10", "Ten"), new EmulatedSeries("GSE11", "Eleven"));
        ncbi.Emulator.Records.Private("GSE10", new(2028, 8, 28)).Withdrawn("GSE11", new(2019, 3, 4));
        using var shown = await ncbi.Get($"geo/query/acc.cgi?acc={accession}&form=text");
        using var file = await ncbi.Get($"geo/series/GSEnnn/{accession}/soft/{accession}_family.soft.gz");
        Assert.That((shown.StatusCode, file.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
        Assert.That(await shown.Content.ReadAsStringAsync(), Does.Contain(sentence));
        Assert.That((await ncbi.Search($"{accession}[ACCN]")).GetProperty("count").GetString(), Is.EqualTo("0"));
        Assert.That((await ncbi.Json("esummary", $"db=gds&id=2000000{accession[3..]}")).GetProperty("result").GetProperty($"2000000{accession[3..]}").TryGetProperty("error", out _), Is.True);
    }

    private static async Task<string> Unpacked(HttpResponseMessage answer)
    {
        await using var unpacked = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
