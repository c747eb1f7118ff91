using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OpenTelemetry.Metrics;

namespace OmicsOracle.Bench;

/// <summary>What it costs to be watched: a hit in memory with nobody listening and with the exporter and the alerts listening, in turns; and a hit over HTTP, where they always listen.</summary>
internal static class MonitoringBenchmark
{
    private const int Turns = 3;
    private static readonly SearchQuery Question = new("breast cancer  RNA-seq", SearchFilters.None);

    public static async Task<int> Run()
    {
        var targets = new Targets();
        var (calm, watched) = (new List<(double Microseconds, double Bytes)>(), new List<(double Microseconds, double Bytes)>());
        for (var turn = 0; turn < Turns; turn++)
        {
            calm.Add(await Hits(isWatched: false));
            watched.Add(await Hits(isWatched: true));
        }

        var (alone, beside) = (Median(calm), Median(watched));
        new Table("", "µs, median turn", "bytes")
            .Row("nobody listens", $"{alone.Microseconds:N2}", $"{alone.Bytes:N1}")
            .Row("the exporter and the alerts listen", $"{beside.Microseconds:N2}", $"{beside.Bytes:N1}")
            .Print($"A search that memory has, through MediatR: {Turns} turns each");
        targets
            .AtMost("memory hit, watched", beside.Microseconds, 3, "µs")
            .AtMost("memory hit, bytes more for being watched", beside.Bytes - alone.Bytes, 0.5, "B"); // less than a byte is the clock of the machine's own threads
        await HttpHits.Measure(targets);
        return targets.Verdict();
    }

    private static async Task<(double Microseconds, double Bytes)> Hits(bool isWatched)
    {
        await using var product = await Product.Start(Workbench.Fresh("monitoring"), services =>
        {
            if (isWatched)
            {
                services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("OmicsOracle.*").AddPrometheusExporter());
            }
        });
        if (isWatched)
        {
            product.Services.GetRequiredService<IAlerts>();
        }

        return await MemoryHits.Repeated(product.Services.GetRequiredService<IMediator>(), Question);
    }

    private static (double Microseconds, double Bytes) Median(List<(double Microseconds, double Bytes)> turns) => turns.Order().ElementAt(Turns / 2);
}
