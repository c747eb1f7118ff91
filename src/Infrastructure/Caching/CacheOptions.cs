namespace OmicsOracle.Infrastructure.Caching;

/// <summary>How long answers are kept, where, and how much of them. Section <c>Cache</c>.</summary>
public sealed record CacheOptions
{
    public const string Section = "Cache";

    /// <summary>Off, every answer is worked out anew. On by default; off in Development.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Answers of searches.</summary>
    public TierLifetimes Search { get; init; } = new();

    /// <summary>Single records and what belongs to them.</summary>
    public TierLifetimes Record { get; init; } = new();

    /// <summary>What a source elsewhere answered to one question.</summary>
    public TierLifetimes Upstream { get; init; } = new();

    /// <summary>Texts about records.</summary>
    public TierLifetimes Summary { get; init; } = new();

    /// <summary>In every tier: answers that lack a source, and what a source refused. Above 0, a day at most; 60 s by default.</summary>
    public TimeSpan Negative { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>So long after its lifetime an answer may still be given, marked as stale, when no newer one can be had. 0 to 7 days; 24 h by default.</summary>
    public TimeSpan Stale { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a caller waits for a new answer when a stale one is at hand; it is then finished behind. Above 0, a minute at most; 1 s by default.</summary>
    public TimeSpan SoftLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>By so much of its lifetime in memory an answer may stay longer, at random, so that not all leave at once. 0 to 0.5; 0.1 by default.</summary>
    public double Jitter { get; init; } = 0.1;

    public MemoryTierOptions Memory { get; init; } = new();

    public RedisTierOptions Redis { get; init; } = new();

    public DiskTierOptions Disk { get; init; } = new();

    public WarmOptions Warm { get; init; } = new();

    internal TierLifetimes For(Application.Pipeline.CacheProfile profile) => profile switch
    {
        Application.Pipeline.CacheProfile.Search => Search,
        Application.Pipeline.CacheProfile.Record => Record,
        Application.Pipeline.CacheProfile.Upstream => Upstream,
        _ => Summary,
    };
}

/// <summary>How long each tier keeps an answer. An answer is fresh for the longest of those tiers that are on; each above 0, 30 days at most.</summary>
public sealed record TierLifetimes
{
    /// <summary>5 minutes by default.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>1 hour by default.</summary>
    public TimeSpan Redis { get; init; } = TimeSpan.FromHours(1);

    /// <summary>24 hours by default.</summary>
    public TimeSpan Disk { get; init; } = TimeSpan.FromHours(24);
}

/// <summary>Section <c>Cache:Memory</c>.</summary>
public sealed record MemoryTierOptions
{
    /// <summary>Bytes that answers may take, as estimated; the least used go first. 1 MB or more; 32 MB by default: some 300 pages of 20 results.</summary>
    public long MaxBytes { get; init; } = 32_000_000;
}

/// <summary>Section <c>Cache:Redis</c>.</summary>
public sealed record RedisTierOptions
{
    /// <summary>As StackExchange.Redis reads it, such as <c>127.0.0.1:6379</c>. Null, the default: no Redis. Never logged.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Whether the service starts and answers without it. True by default; false, it does not start where Redis cannot be reached.</summary>
    public bool Optional { get; init; } = true;

    /// <summary>Before every key; services with the same prefix share their answers. 1 to 64 characters; <c>omics-oracle:</c> by default.</summary>
    public string Prefix { get; init; } = "omics-oracle:";

    /// <summary>All that one request may wait for Redis. Above 0, 5 s at most; 100 ms by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(100);
}

/// <summary>Section <c>Cache:Disk</c>.</summary>
public sealed record DiskTierOptions
{
    /// <summary>On by default.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>A folder; <c>cache</c> in the data directory by default.</summary>
    public string? Directory { get; init; }

    /// <summary>Bytes that entries may take; the least used go first. 1 MB or more; 1 GB by default.</summary>
    public long MaxBytes { get; init; } = 1_000_000_000;
}

/// <summary>Section <c>Cache:Warm</c>.</summary>
public sealed record WarmOptions
{
    public const int Most = 1_000;

    /// <summary>So many of the searches asked most are asked again at start and before their answers leave. 0, the default: none; 1,000 at most.
    /// They are kept as they were typed, in the data directory's <c>asked.json</c>.</summary>
    public int Searches { get; init; }
}
