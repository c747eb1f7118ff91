using OmicsOracle.Bench.Load;
using OmicsOracle.Emulators.Chat;

namespace OmicsOracle.Bench;

/// <summary>What is asked of <c>load</c>.</summary>
/// <param name="Rates">Requests a second, a step each.</param>
/// <param name="StepSeconds">Of a step.</param>
/// <param name="SoakSeconds">Of the soak; 0 leaves it out.</param>
internal sealed record LoadLengths(int[] Rates, int StepSeconds, int SoakSeconds);

/// <summary>The published program under a mix of requests that come by a fixed schedule: steps, a soak, faults behind it, and more than it can take.</summary>
internal static class LoadBenchmark
{
    private const int AskedRate = 1_000, SoakRate = 300, FaultRate = 200;

    public static async Task<int> Run(BenchCatalog catalog, LoadLengths lengths)
    {
        var (targets, mix, runs) = (new Targets(), new LoadMix(catalog), new List<LoadRun>());
        int sustained;
        await using (var stage = await LoadStage.Open(catalog, mix))
        {
            await LoadComparison.Measure(stage.Address, mix.Hot.First(), targets);
            var steps = await Steps(stage, mix, lengths, runs);
            LoadTargets.Steps(steps, AskedRate, targets);
            sustained = LoadTargets.Sustained(steps);
            if (lengths.SoakSeconds > 0)
            {
                LoadTargets.Soak(await Against(stage, mix, runs, new("Soak", [new("soak", SoakRate, lengths.SoakSeconds)])), targets);
            }
        }

        await Faults(catalog, mix, runs, targets);
        foreach (var (name, limits) in new[] { ("Overload, callers not limited", Limits.None), ("Overload, callers limited as published", new Dictionary<string, string> { ["RateLimit:PermitsPerMinute"] = "1000", ["RateLimit:Burst"] = "200" }) })
        {
            await using var stage = await LoadStage.Open(catalog, mix, [.. limits.Where(l => l.Key.StartsWith("RateLimit", StringComparison.Ordinal)).Select(l => (l.Key, l.Value))]);
            var run = new LoadRun(name, [new("before", 200, 5), new("overload", 3 * sustained, 10), new("after", 200, 10)]);
            LoadTargets.Overload(await Against(stage, mix, runs, run), targets);
        }

        await LoadReport.Write(runs, $"./build/bench load: {catalog.Size:N0} records, {Environment.ProcessorCount} cores shared with the generator and the emulators");
        return targets.Verdict();
    }

    private static async Task<LoadRun> Steps(LoadStage stage, LoadMix mix, LoadLengths lengths, List<LoadRun> runs)
    {
        await new LoadRun("Warming up", [new("", 200, 10), new("", 500, 10)]).Against(stage.Service, stage.Address, mix);
        return await Against(stage, mix, runs, new("Steps", [.. lengths.Rates.Select(r => new LoadPhase($"{r:N0}/s", r, lengths.StepSeconds))]));
    }

    private static async Task Faults(BenchCatalog catalog, LoadMix mix, List<LoadRun> runs, Targets targets)
    {
        await using var redis = await RedisServer.Start();
        await using var stage = await LoadStage.Open(catalog, mix, ("Cache:Redis:ConnectionString", redis.Address), ("Cache:Memory:MaxBytes", "1000000")); // so that Redis is asked
        var run = new LoadRun("Faults", [new("calm", FaultRate, 10, AllLive: true), new("NCBI at 20 % faults", FaultRate, 10, AllLive: true), new("and Redis killed", FaultRate, 10, AllLive: true), new("and the model stalls", FaultRate, 20, AllLive: true), new("all back", FaultRate, 10, AllLive: true)]);
        LoadTargets.Faults(
            await Against(stage, mix, runs, run, async until =>
            {
                await until(run.StartOf(1));
                stage.Ncbi.Faults.AtRate(0.2, seed: 7);
                await until(run.StartOf(2));
                await redis.Kill();
                await until(run.StartOf(3));
                stage.Chat.Always(ChatFault.Silent);
                await until(run.StartOf(4));
                stage.Ncbi.Faults.AtRate(0);
                stage.Chat.Always(null);
                await redis.Return();
            }),
            targets);
    }

    private static async Task<LoadRun> Against(LoadStage stage, LoadMix mix, List<LoadRun> runs, LoadRun run, Func<Func<double, Task>, Task>? faults = null)
    {
        await run.Against(stage.Service, stage.Address, mix, faults);
        runs.Add(run);
        LoadReport.Print(run);
        return run;
    }
}
