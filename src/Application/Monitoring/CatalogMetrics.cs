using System.Diagnostics.Metrics;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Monitoring;

/// <summary>The figures of what is held and searched, and of a harvest on its way. Read when they are asked for, from memory.</summary>
public sealed class CatalogMetrics
{
    public const string MeterName = "OmicsOracle.Catalog";

    private readonly ISearchIndex _index;
    private readonly RunningSync _sync;
    private readonly TimeProvider _time;

    internal CatalogMetrics(IMeterFactory meters, ISearchIndex index, RunningSync sync, TimeProvider time)
    {
        (_index, _sync, _time) = (index, sync, time);
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("omics_index_records", () => _index.Status.Records, "{record}", "Records that the index holds.");
        meter.CreateObservableGauge("omics_index_size", () => _index.Status.Bytes, "By", "Bytes of the index on disk.");
        meter.CreateObservableGauge("omics_index_ready", () => _index.Status.State is IndexState.Ready ? 1 : 0, description: "Whether the index holds the catalogue's last change.");
        meter.CreateObservableGauge("omics_index_age", Age, "s", "Time since the index was last committed; absent where there is none.");
        meter.CreateObservableGauge("omics_harvest_running", () => _sync.Progress is null ? 0 : 1, description: "Whether a harvest is on its way.");
        meter.CreateObservableGauge("omics_harvest_done", () => _sync.Progress?.Done ?? 0, "{record}", "Records of the harvest's stage that are done; 0 while none runs.");
        meter.CreateObservableGauge("omics_harvest_total", () => _sync.Progress?.Total ?? 0, "{record}", "Records of the harvest's stage as far as is known; 0 while none runs.");
    }

    private IEnumerable<Measurement<double>> Age() => _index.Status.AsOf is { } asOf ? [new((_time.GetUtcNow() - asOf).TotalSeconds)] : [];
}
