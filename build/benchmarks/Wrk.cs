using System.Diagnostics;
using System.Globalization;

namespace OmicsOracle.Bench;

/// <summary>What rounds of load on one address gave, taken together.</summary>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Failed">Answers that were not 2xx or 3xx, and connections that broke.</param>
internal sealed record LoadFigures(double RequestsPerSecond, double P50, double P99, long Failed)
{
    /// <summary>The median round; all failures.</summary>
    public static LoadFigures Of(IReadOnlyCollection<LoadFigures> rounds) =>
        rounds.OrderBy(r => r.RequestsPerSecond).ElementAt(rounds.Count / 2) with { Failed = rounds.Sum(r => r.Failed) };
}

/// <summary>The load generator wrk.</summary>
internal static class Wrk
{
    public const int Connections = 48;

    public static async Task<LoadFigures> Load(Uri address, int seconds)
    {
        using var wrk = Process.Start(new ProcessStartInfo(
            "wrk",
            ["-t2", $"-c{Connections}", $"-d{seconds}s", "-s", Workbench.Script("wrk_figures.lua"), address.AbsoluteUri])
        { RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var figures = output.Split('\n').FirstOrDefault(l => l.StartsWith("figures ", StringComparison.Ordinal))?.Split(' ').Skip(1)
            .Select(f => long.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return figures is [var requests, var microseconds, var p50, var p99, var failed]
            ? new(requests / (microseconds / 1e6), p50 / 1e3, p99 / 1e3, failed)
            : throw new BenchFailed($"wrk measured nothing at {address}.");
    }
}
