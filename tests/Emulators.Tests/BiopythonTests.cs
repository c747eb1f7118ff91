using System.Diagnostics;
using System.Text.Json;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Tests;

/// <summary>Biopython's Entrez module reads with the document types that it brings; what it understands, others do.</summary>
public sealed class BiopythonTests
{
    private const string Python = "/usr/bin/python3";

    [Test]
    public async Task An_ordinary_client_reads_every_utility()
    {
        if (!File.Exists(Python) || (await Run("-c", "from Bio import Entrez")).ExitCode != 0)
        {
            Assert.Ignore("Biopython is not installed: apt-get install python3-biopython");
        }

        await using var ncbi = await Asking.Start(o => o.Records
            .Add(new EmulatedSeries("GSE1", "Stroke & <mice>") { Samples = [("GSM1", "a"), ("GSM2", "b")], PubMedIds = [33046531], SraStudy = "SRP1" })
            .Add(new EmulatedSeries("GSE2", "Stroke in rats"))
            .Add(new EmulatedPaper(33046531, "Of stroke") { Abstract = "It was short." }));
        var (exitCode, output, error) = await Run(Path.Combine(AppContext.BaseDirectory, "biopython_client.py"), ncbi.Emulator.Address.ToString());
        Assert.That(exitCode, Is.Zero, error);

        var read = JsonDocument.Parse(output).RootElement;
        Assert.That(read.GetProperty("count").GetString(), Is.EqualTo("2"));
        Assert.That(read.GetProperty("ids").Strings(), Is.EqualTo(new[] { "200000002", "200000001" }));
        Assert.That(read.GetProperty("translation").GetString(), Is.EqualTo("\"stroke\"[Title] AND gse[Entry Type]"));
        Assert.That(read.GetProperty("notFound").Strings(), Is.EqualTo(new[] { "nowhere" }));
        Assert.That(read.GetProperty("titles").Strings(), Is.EqualTo(new[] { "Stroke in rats", "Stroke & <mice>" }));
        Assert.That(read.GetProperty("sample").GetString(), Is.EqualTo("GSM1"));
        Assert.That(read.GetProperty("kept").GetInt32(), Is.EqualTo(1));
        Assert.That(read.GetProperty("paper").GetString(), Is.EqualTo("Of stroke"));
        Assert.That(read.GetProperty("abstract").GetString(), Is.EqualTo("It was short."));
        Assert.That(read.GetProperty("links").EnumerateArray().Select(l => string.Join(' ', l.Strings())), Is.EqualTo(new[] { "33046531", "" }));
        Assert.That(read.GetProperty("posted").GetString(), Is.EqualTo("1"));
        Assert.That(read.GetProperty("databases").Strings(), Does.Contain("gds"));
        Assert.That(read.GetProperty("fields").Strings(), Does.Contain("ETYP").And.Contain("PDAT"));
        Assert.That(read.GetProperty("text").GetString(), Does.Contain("Accession: GSE1"));
    }

    private static async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        return (python.ExitCode, await output, await error);
    }
}
