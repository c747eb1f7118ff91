namespace OmicsOracle.Bench.Load;

/// <summary>What each run must reach.</summary>
internal static class LoadTargets
{
    private const double Quick = 50;

    public static void Steps(LoadRun run, int rate, Targets targets)
    {
        var phase = run.Phases.ToList().FindIndex(p => p.Rate == rate);
        if (phase < 0)
        {
            return;
        }

        LoadReport.PrintKinds(run, phase);
        var outcomes = run.Outcomes.Where(o => o.Phase == phase).ToList();
        targets
            .AtMost($"{rate:N0} requests/s: p90", Percentiles.Of(outcomes.Where(o => o.IsOk)).P90, Quick, "ms")
            .AtMost($"{rate:N0} requests/s: not 200", Share(outcomes, o => !o.IsOk), 0.01, "%")
            .AtMost($"up to {rate:N0} requests/s: memory", run.Seconds.Where(s => s.At < run.StartOf(phase + 1)).Max(s => s.Memory), 300, "MB");
    }

    /// <summary>The highest rate of which the service answered all but one in a hundred, nine of ten within 50 ms; the lowest where there is none.</summary>
    public static int Sustained(LoadRun run) => run.Phases
        .Where((_, i) => run.Outcomes.Where(o => o.Phase == i).ToList() is var of && Share(of, o => !o.IsOk) <= 1 && Percentiles.Of(of.Where(o => o.IsOk)).P90 < Quick)
        .Select(p => p.Rate).DefaultIfEmpty(run.Phases.Min(p => p.Rate)).Max();

    /// <summary>The second fifth against the last.</summary>
    public static void Soak(LoadRun run, Targets targets)
    {
        var fifth = Math.Max(1, run.Phases.Sum(p => p.Seconds) / 5);
        var (early, late) = (run.Seconds.Where(s => s.At >= fifth && s.At < 2 * fifth).ToList(), run.Seconds.Where(s => s.At >= 4 * fifth).ToList());
        double Growth(Func<LoadSecond, double> of) => 100 * ((late.Average(of) / early.Average(of)) - 1);
        targets
            .AtMost("soak: growth of memory, last fifth over the second", Growth(s => s.Memory), 5, "%")
            .AtMost("soak: growth of handles", Growth(s => s.Handles), 5, "%")
            .AtMost("soak: more threads", late.Average(s => s.Threads) - early.Average(s => s.Threads), 3, "")
            .AtMost("soak: not 200", Share(run.Outcomes, o => !o.IsOk), 0.01, "%");
    }

    public static void Faults(LoadRun run, Targets targets) => targets
        .AtMost("faults: not 200", Share(run.Outcomes, o => !o.IsOk), 0.1, "%")
        .AtMost("faults: status 500", run.Outcomes.Count(o => o.Status == 500), 0, "");

    /// <param name="run">Before, overload, after.</param>
    public static void Overload(LoadRun run, Targets targets)
    {
        var (flood, after) = (run.Outcomes.Where(o => o.Phase == 1).ToList(), run.Outcomes.Where(o => o.Phase == 2).ToList());
        var refused = Percentiles.Of(flood.Where(o => o.IsRefused));
        targets
            .AtMost($"{run.Name}: p99 of what is accepted", Percentiles.Of(flood.Where(o => o.IsOk)).P99, 2_000, "ms")
            .AtMost($"{run.Name}: p99 of what is refused", refused.P99, 2_000, "ms")
            .AtMost($"{run.Name}: neither answered nor refused", Share(flood.Where(o => o.Status != OpenLoop.NotSent), o => !o.IsOk && !o.IsRefused), 0, "%")
            .AtMost($"{run.Name}: recovered after", Recovery(after, run.StartOf(2)), 5, "s");
    }

    /// <summary>Seconds from the end of the flood until nothing is refused for load and nine of ten answers are quick, in each half second from then on.</summary>
    private static double Recovery(IReadOnlyList<LoadOutcome> after, double began)
    {
        var halves = after.GroupBy(o => (int)((o.Due - began) * 2)).OrderBy(g => g.Key)
            .Select(g => (At: g.Key / 2.0, IsWell: g.All(o => o.IsOk || o.Status == 429) && Percentiles.Of(g.Where(o => o.IsOk)).P90 < Quick)).ToList();
        var last = halves.FindLastIndex(h => !h.IsWell);
        return last < 0 ? 0 : halves[last].At + 0.5;
    }

    private static double Share(IEnumerable<LoadOutcome> outcomes, Func<LoadOutcome, bool> isOne)
    {
        var (all, some) = (0, 0);
        foreach (var outcome in outcomes)
        {
            all++;
            some += isOne(outcome) ? 1 : 0;
        }

        return all == 0 ? 0 : 100.0 * some / all;
    }
}
