using System.Diagnostics;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>The benchmark's 5,513 real series, through the terminal and over HTTP.</summary>
public sealed class RealSeries
{
    [Test]
    public async Task They_import_from_both_files_merge_and_are_ranked_as_well_as_plain_BM25_ranks_them()
    {
        var soft = RecordedData.Path("bench/geo-5513.soft.gz");
        var summaries = RecordedData.Path("bench/geo-5513.docsum.ndjson.gz");
        var scorer = RecordedData.Path("bench/relevance.py");
        using var folder = new TemporaryFolder();

        var (exitCode, output, error) = await Terminal.Run(folder.Path, "catalog", "import", soft, summaries);

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Match(@"added\W+5,513"));
        await using var service = await Service.Start(folder.Path);
        Assert.That((await service.Get("/api/v1/catalog")).Json.GetProperty("records").GetInt32(), Is.EqualTo(5_513));
        var merged = (await service.Get("/api/v1/datasets/GSE494")).Json;
        Assert.That(merged.GetProperty("sampleCount").GetInt32(), Is.EqualTo(12), "only the document summary knows");
        Assert.That(merged.GetProperty("organisms")[0].GetProperty("taxonId").GetInt32(), Is.EqualTo(9606));
        Assert.That(merged.GetProperty("provenance").GetArrayLength(), Is.EqualTo(2));

        using var scoring = Process.Start(new ProcessStartInfo("python3", [scorer, "--base-url", service.Address.ToString(), "--min-ndcg", "0.64"]) { RedirectStandardOutput = true })!;
        var scores = await scoring.StandardOutput.ReadToEndAsync();
        await scoring.WaitForExitAsync();
        Assert.That(scoring.ExitCode, Is.Zero, scores);
    }
}
