namespace OmicsOracle.Infrastructure.Monitoring;

/// <summary>When the service says that something is wrong with it, and to whom. Section <c>Alerts</c>.</summary>
public sealed record AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>How often is looked. A second to a minute.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What rates, percentiles and counts look back on. A minute to a day.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Who is told of each alert that begins or ends, by POST. Null: nobody, it is logged only.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>Signs what is sent. At least 16 characters; needed where there is an address. Never logged.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Requests over <c>Performance:SlowRequest</c> in the window.</summary>
    public AlertRule SlowRequest { get; init; } = new() { Threshold = 0 };

    /// <summary>Seconds within which 90 % of the answers in the window came.</summary>
    public AlertRule P90 { get; init; } = new() { Threshold = 2, For = TimeSpan.FromMinutes(1), MinimumSamples = 20 };

    /// <summary>Share of the answers in the window with a status from 500 on.</summary>
    public AlertRule ErrorRate { get; init; } = new() { Threshold = 0.001, ClearBelow = 0.0005, For = TimeSpan.FromMinutes(1), MinimumSamples = 100 };

    /// <summary>Bytes of the process in memory.</summary>
    public AlertRule Memory { get; init; } = new() { Threshold = 400_000_000, For = TimeSpan.FromMinutes(1) };

    /// <summary>Share of all cores, in the last minute.</summary>
    public AlertRule Cpu { get; init; } = new() { Threshold = 0.8, ClearBelow = 0.7, For = TimeSpan.FromMinutes(2) };

    /// <summary>Share of NCBI's answers in the window that shut this address out; 1 while the breaker is open.</summary>
    public AlertRule NcbiBlocked { get; init; } = new() { Threshold = 0.5, ClearBelow = 0.1, MinimumSamples = 3 };

    /// <summary>Seconds for which the index has lacked the catalogue's last changes.</summary>
    public AlertRule IndexStale { get; init; } = new() { Threshold = 600, ClearBelow = 0 };

    /// <summary>Share of the data directory's disk that is taken.</summary>
    public AlertRule DiskFull { get; init; } = new() { Threshold = 0.9, ClearBelow = 0.88, For = TimeSpan.FromMinutes(1) };

    internal IReadOnlyList<AlertRule> Rules => [SlowRequest, P90, ErrorRate, Memory, Cpu, NcbiBlocked, IndexStale, DiskFull];

    /// <summary>Never with the secret.</summary>
    public override string ToString() => $"{nameof(AlertOptions)} {{ {Every}, {Window} }}";
}

/// <summary>When one alert begins and ends.</summary>
public sealed record AlertRule
{
    /// <summary>The usual distance between beginning and end, so that a value at the limit does not begin and end all the time.</summary>
    private const double UsualClearing = 0.9;

    public bool Enabled { get; init; } = true;

    /// <summary>Above it the alert fires. 0 or more.</summary>
    public double Threshold { get; init; }

    /// <summary>At or below it the alert is over; 90 % of the threshold where not given.</summary>
    public double? ClearBelow { get; init; }

    /// <summary>For so long it must stay above before the alert fires. 0 to a day.</summary>
    public TimeSpan For { get; init; }

    /// <summary>With fewer to judge by, there is nothing to tell.</summary>
    public int MinimumSamples { get; init; }

    internal double Clearing => ClearBelow ?? Threshold * UsualClearing;

    internal bool IsReadable => Threshold >= 0 && double.IsFinite(Threshold) && Clearing >= 0 && Clearing <= Threshold
        && For >= TimeSpan.Zero && For <= TimeSpan.FromDays(1) && MinimumSamples >= 0;
}
