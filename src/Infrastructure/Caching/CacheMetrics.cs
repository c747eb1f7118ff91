using System.Diagnostics.Metrics;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>The figures of the cache, by tier; never by key or tag.</summary>
public sealed class CacheMetrics
{
    public const string MeterName = "OmicsOracle.Cache";

    private static readonly double[] Seconds = [0.000_01, 0.000_05, 0.000_1, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

    private readonly Meter _meter;
    private readonly Counter<long> _stale, _fills, _evictions, _failures;

    // By tier. Added up here and read when somebody asks: a hit in memory passes here every microsecond or two.
    private readonly long[] _hits = new long[(int)CacheTier.Disk + 1];
    private readonly Histogram<double> _duration;
    private long _misses;

    public CacheMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MeterName);
        _meter.CreateObservableCounter("omics_cache_hits", Hits, description: "Answers that a tier had.");
        _meter.CreateObservableCounter("omics_cache_misses", () => Volatile.Read(ref _misses), description: "Answers that had to be worked out.");
        _stale = _meter.CreateCounter<long>("omics_cache_stale", description: "Answers given beyond their lifetime because no newer one could be had.");
        _fills = _meter.CreateCounter<long>("omics_cache_fills", description: "Entries written to a tier, from above or from below.");
        _evictions = _meter.CreateCounter<long>("omics_cache_evictions", description: "Entries that left a tier for want of room.");
        _failures = _meter.CreateCounter<long>("omics_cache_failures", description: "Times that a tier could not be used.");
        _duration = _meter.CreateHistogram("omics_cache_duration", "s", "Time that a tier took, by operation.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
    }

    internal void Hit(CacheTier tier) => Interlocked.Increment(ref _hits[(int)tier]);

    internal void Miss() => Interlocked.Increment(ref _misses);

    internal void Stale() => _stale.Add(1);

    internal void Fill(CacheTier tier) => _fills.Add(1, Of(tier));

    internal void Evicted(CacheTier tier, long entries) => _evictions.Add(entries, Of(tier));

    internal void Failed(CacheTier tier) => _failures.Add(1, Of(tier));

    /// <param name="operation">"get" or "set".</param>
    internal void Took(CacheTier tier, string operation, TimeSpan time) => _duration.Record(time.TotalSeconds, Of(tier), new("operation", operation));

    /// <summary>The tier with what it had and had not. An answer is looked for from the top: what a tier below had, or none, this one had not.</summary>
    internal TierStatus Counted(TierStatus tier) => tier.State is TierStatus.Off
        ? tier
        : tier with { Hits = Volatile.Read(ref _hits[(int)tier.Tier]), Misses = Volatile.Read(ref _misses) + Below(tier.Tier).Sum(t => Volatile.Read(ref _hits[(int)t])) };

    /// <summary>Shows how many bytes and entries the tiers hold, as they tell it.</summary>
    internal void Observe(Func<IReadOnlyList<TierStatus>> tiers)
    {
        _meter.CreateObservableGauge("omics_cache_bytes", () => tiers().Where(t => t.Bytes is not null).Select(t => new Measurement<long>(t.Bytes!.Value, Of(t.Tier))), "By", "Bytes that a tier's entries take.");
        _meter.CreateObservableGauge("omics_cache_entries", () => tiers().Where(t => t.Entries is not null).Select(t => new Measurement<long>(t.Entries!.Value, Of(t.Tier))), description: "Entries of a tier.");
    }

    private static IEnumerable<CacheTier> Below(CacheTier tier) => Enum.GetValues<CacheTier>().Where(t => t > tier);

    private IEnumerable<Measurement<long>> Hits() =>
        Below(CacheTier.None).Select(tier => new Measurement<long>(Volatile.Read(ref _hits[(int)tier]), Of(tier)));

    private static KeyValuePair<string, object?> Of(CacheTier tier) => new("tier", tier switch
    {
        CacheTier.Memory => "memory",
        CacheTier.Redis => "redis",
        _ => "disk",
    });
}
