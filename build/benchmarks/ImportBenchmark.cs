namespace OmicsOracle.Bench;

/// <summary>How fast the program imports, and with how much memory: the made records, and the real ones from both their files.</summary>
internal static class ImportBenchmark
{
    private const int RealSeries = 5_513;

    public static async Task<int> Run(BenchCatalog catalog)
    {
        var made = await Measure([catalog.File()]);
        var real = await Measure([Workbench.RealSummaries, Workbench.RealSoft]);
        var rate = catalog.Size / made.Took.TotalSeconds;

        new Table("import, store and index", "records", "seconds", "records/s", "peak memory, MB")
            .Row("made records, one file", $"{catalog.Size:N0}", $"{made.Took.TotalSeconds:N1}", $"{rate:N0}", $"{made.Peak:N0}")
            .Row("real series, both files", $"{RealSeries:N0}", $"{real.Took.TotalSeconds:N1}", $"{RealSeries / real.Took.TotalSeconds:N0}", $"{real.Peak:N0}")
            .Print("catalog import, the whole process from start to end");
        return new Targets()
            .AtLeast("made records", rate, 5_000, "records/s")
            .AtMost("peak memory", made.Peak, 400, "MB")
            .AtMost("real series", real.Took.TotalSeconds, 10, "s")
            .Verdict();
    }

    private static async Task<(TimeSpan Took, double Peak)> Measure(string[] files)
    {
        var data = Workbench.Fresh("import");
        await using var import = ProductProcess.Start(["catalog", "import", .. files, "--data", data]);
        var figures = await import.Ends();
        Directory.Delete(data, recursive: true);
        return figures;
    }
}
