using OmicsOracle.Emulators.Faults;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators;

/// <summary>How the emulated NCBI behaves. Its defaults are NCBI's.</summary>
public sealed class EmulatorOptions
{
    public EmulatedRecords Records { get; } = new();

    /// <summary>Where it listens; port 0 takes a free one.</summary>
    public string Url { get; set; } = "http://127.0.0.1:0";

    /// <summary>E-utilities requests a second and address; null for no limit at all.</summary>
    public int? RequestsPerSecond { get; set; } = 3;

    /// <summary>With a key; a key has its own count.</summary>
    public int RequestsPerSecondWithKey { get; set; } = 10;

    /// <summary>Of GEO's own site, acc.cgi and files, by address; null for no limit (seandavi/GEOquery issue 230).</summary>
    public int? GeoRequestsPerSecond { get; set; } = 50;

    /// <summary>The keys that are known; null takes any.</summary>
    public IReadOnlyCollection<string>? ApiKeys { get; set; }

    /// <summary>What a 429 says in Retry-After; null says nothing, as NCBI does now.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>How long each answer is thought about; may be changed while it runs.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The share of answers that go wrong, 0 to 1; see <see cref="FaultPlan.AtRate"/>.</summary>
    public double FaultRate { get; set; }

    public int Seed { get; set; }

    /// <summary>Bytes a second of <see cref="Fault.SlowBody"/>.</summary>
    public int SlowBytesPerSecond { get; set; } = 2_000;

    /// <summary>How long a kept search is remembered, from when it was kept.</summary>
    public TimeSpan HistoryLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>The clock of limit, latency, slowness and history.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
