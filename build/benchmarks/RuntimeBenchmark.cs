using System.Diagnostics;

namespace OmicsOracle.Bench;

/// <summary>What the runtime's own settings bring: start, throughput and memory of the same published program under each.</summary>
internal static class RuntimeBenchmark
{
    private const int Seconds = 4;
    private const int Askers = 8;
    private const int Rounds = 3;

    private static readonly (string Name, (string Setting, string Value)[] Variables)[] Variants =
    [
        ("as published: ReadyToRun, tiered, no TieredPGO, workstation GC, GCConserveMemory=8", []),
        ("without ReadyToRun", [("DOTNET_ReadyToRun", "0")]),
        ("with TieredPGO", [("DOTNET_TieredPGO", "1")]),
        ("without tiers", [("DOTNET_TieredCompilation", "0")]),
        ("GCConserveMemory=0", [("DOTNET_GCConserveMemory", "0")]),
        ("heap limit 300 MB", [("DOTNET_GCHeapHardLimit", "0x12C00000")]),
        ("server GC, DATAS", [("DOTNET_gcServer", "1"), ("DOTNET_GCDynamicAdaptationMode", "1")]),
        ("server GC, no DATAS", [("DOTNET_gcServer", "1"), ("DOTNET_GCDynamicAdaptationMode", "0")]),
    ];

    public static async Task<int> Run(BenchCatalog catalog, int count)
    {
        var (data, questions) = (await catalog.Data(), catalog.Questions(count));
        var rounds = Variants.ToDictionary(v => v.Name, _ => new List<Figures>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, variables) in Variants) // taking turns, since a machine is never as fast twice
            {
                rounds[name].Add(await Measure(data, questions, variables));
            }
        }

        var table = new Table("setting", "first answer, s", "new searches/s", "cached searches/s", "memory, MB", "at most, MB");
        foreach (var (name, of) in rounds)
        {
            table.Row(name, $"{Median(of, f => f.First):N2}", $"{Median(of, f => f.Made):N0}", $"{Median(of, f => f.Cached):N0}", $"{Median(of, f => f.Resident):N0}", $"{Median(of, f => f.Peak):N0}");
        }

        table.Print($"{catalog.Size:N0} records, {questions.Count} questions by {Askers} askers, then one of them by wrk for {Seconds} s; medians of {Rounds}");
        return 0;
    }

    private static async Task<Figures> Measure(string data, IReadOnlyList<string> questions, (string Setting, string Value)[] variables)
    {
        var address = new Uri($"http://127.0.0.1:{ProductProcess.FreePort()}");
        using var client = new HttpClient();
        await using var service = ProductProcess.Start(
            new Dictionary<string, string>(variables.Select(v => KeyValuePair.Create(v.Setting, v.Value))) { ["Cache:Disk:Enabled"] = "false" },
            "serve", "--data", data, "--urls", address.ToString());
        var first = await service.Answers(client, Search(address, questions[0]));
        var begun = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(questions.Skip(1), new ParallelOptions { MaxDegreeOfParallelism = Askers }, async (question, stop) =>
        {
            using var answer = await client.GetAsync(Search(address, question), stop);
            answer.EnsureSuccessStatusCode();
        });
        var made = (questions.Count - 1) / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var cached = await Wrk.Load(Search(address, questions[0]), Seconds);
        return new(first.TotalSeconds, made, cached.RequestsPerSecond, service.Resident, service.PeakResident);
    }

    private static Uri Search(Uri address, string question) => new(address, "/api/v1/search?source=local&q=" + Uri.EscapeDataString(question));

    private static double Median(List<Figures> rounds, Func<Figures, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);

    private sealed record Figures(double First, double Made, double Cached, double Resident, double Peak);
}
