using System.Diagnostics;

namespace OmicsOracle.Bench.Load;

/// <summary>One second: the requests that were due in it, and what the service took.</summary>
/// <param name="At">Seconds from the start of the run.</param>
/// <param name="Failed">By status, without 200; those turned away among them.</param>
/// <param name="Cores">Of the service.</param>
internal sealed record LoadSecond(int At, string Phase, int Asked, Percentiles Took, IReadOnlyDictionary<int, int> Failed, double Memory, double Cores, int Handles, int Threads)
{
    public static IReadOnlyList<LoadSecond> Of(LoadRun run, ServiceWatch watch, long start)
    {
        var seconds = new List<LoadSecond>();
        foreach (var second in run.Outcomes.GroupBy(o => (int)o.Due).OrderBy(g => g.Key))
        {
            var (before, after) = (watch.Before(start + (second.Key * Stopwatch.Frequency)), watch.Before(start + ((second.Key + 1) * Stopwatch.Frequency)));
            var passed = Stopwatch.GetElapsedTime(before.At, after.At);
            seconds.Add(new(second.Key, run.Phases[second.First().Phase].Name, second.Count(), Percentiles.Of(second.Where(o => o.IsOk)), Statuses(second),
                after.Memory, passed > TimeSpan.Zero ? (after.Processor - before.Processor) / passed : 0, after.Handles, after.Threads));
        }

        return seconds;
    }

    /// <summary>How many had which status other than 200.</summary>
    public static IReadOnlyDictionary<int, int> Statuses(IEnumerable<LoadOutcome> outcomes) =>
        outcomes.Where(o => !o.IsOk).CountBy(o => o.Status).OrderBy(s => s.Key).ToDictionary();

    public static string Told(IReadOnlyDictionary<int, int> statuses) => statuses.Count == 0 ? "0" : string.Join(", ", statuses.Select(s => s.Key switch
    {
        OpenLoop.NotSent => $"not sent {s.Value:N0}",
        OpenLoop.Broken => $"broken {s.Value:N0}",
        _ => $"{s.Key}: {s.Value:N0}",
    }));
}

/// <summary>Milliseconds that so many of all answers did not exceed (nearest rank); 0 where there are none.</summary>
internal readonly record struct Percentiles(double P50, double P90, double P99, double Most)
{
    public static Percentiles Of(IEnumerable<LoadOutcome> outcomes)
    {
        double[] sorted = [.. outcomes.Select(o => o.Milliseconds).Order()];
        double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
        return sorted.Length == 0 ? default : new(At(0.5), At(0.9), At(0.99), sorted[^1]);
    }
}
