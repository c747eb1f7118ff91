using System.Globalization;

namespace OmicsOracle.Bench.Load;

/// <summary>What runs gave: a row for each phase, a file with a row for each second, and the chart.</summary>
internal static class LoadReport
{
    public static void Print(LoadRun run)
    {
        var table = new Table("phase", "asked/s", "answered/s", "p50, ms", "p90, ms", "p99, ms", "most, ms", "not 200", "health p99, ms", "memory, MB", "cores", "ms of CPU / request", "handles", "threads");
        for (var phase = 0; phase < run.Phases.Count; phase++)
        {
            var (of, outcomes) = (run.Phases[phase], run.Outcomes.Where(o => o.Phase == phase).ToList());
            var seconds = run.Seconds.Where(s => s.At >= run.StartOf(phase) && s.At < run.StartOf(phase + 1)).ToList();
            var (took, answered, cores) = (Percentiles.Of(outcomes.Where(o => o.IsOk)), outcomes.Count(o => o.IsOk), seconds.Average(s => s.Cores));
            table.Row(of.Name, $"{of.Rate:N0}", $"{answered / (double)of.Seconds:N0}", $"{took.P50:N1}", $"{took.P90:N1}", $"{took.P99:N1}", $"{took.Most:N0}", LoadSecond.Told(LoadSecond.Statuses(outcomes)),
                $"{Percentiles.Of(run.Health.Where(o => o.Phase == phase && o.IsOk)).P99:N1}", $"{seconds.Max(s => s.Memory):N0}", $"{cores:N2}", $"{cores * 1_000 * of.Seconds / outcomes.Count:N2}", $"{seconds.Max(s => s.Handles)}", $"{seconds.Max(s => s.Threads)}");
        }

        table.Print($"{run.Name} (generator: {run.GeneratorCores:N2} cores; load of the machine at the end {Workbench.Load})");
    }

    /// <summary>A row for each kind of request in one phase.</summary>
    public static void PrintKinds(LoadRun run, int phase)
    {
        var table = new Table("kind", "asked", "p50, ms", "p90, ms", "p99, ms", "most, ms", "not 200");
        foreach (var kind in run.Outcomes.Where(o => o.Phase == phase).GroupBy(o => o.Kind).OrderBy(g => g.Key))
        {
            var took = Percentiles.Of(kind.Where(o => o.IsOk));
            table.Row($"{kind.Key}", $"{kind.Count():N0}", $"{took.P50:N1}", $"{took.P90:N1}", $"{took.P99:N1}", $"{took.Most:N0}", LoadSecond.Told(LoadSecond.Statuses(kind)));
        }

        table.Print($"{run.Phases[phase].Name} by kind");
    }

    /// <summary>Writes <c>load.tsv</c> and <c>load.svg</c> into the benchmarks' folder.</summary>
    public static async Task Write(IReadOnlyList<LoadRun> runs, string title)
    {
        var rows = runs.SelectMany(run => run.Seconds.Select(s => string.Create(CultureInfo.InvariantCulture,
            $"{run.Name}\t{s.Phase}\t{s.At}\t{s.Asked}\t{s.Took.P50:0.0}\t{s.Took.P90:0.0}\t{s.Took.P99:0.0}\t{LoadSecond.Told(s.Failed)}\t{s.Memory:0}\t{s.Cores:0.00}\t{s.Handles}\t{s.Threads}")));
        await File.WriteAllLinesAsync(Path.Combine(Workbench.Kept, "load.tsv"), ["run\tphase\tsecond\tasked\tp50 ms\tp90 ms\tp99 ms\tnot 200\tmemory MB\tcores\thandles\tthreads", .. rows]);
        await File.WriteAllTextAsync(Path.Combine(Workbench.Kept, "load.svg"), new LoadChart(runs).Draw(title));
        Console.WriteLine();
        Console.WriteLine("Each second: artifacts/bench/load.tsv; the chart: artifacts/bench/load.svg");
    }
}
