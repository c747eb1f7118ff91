namespace OmicsOracle.Infrastructure.RateLimiting;

/// <summary>What one caller may ask to be worked out. Section <c>RateLimit</c>.</summary>
public sealed record RateLimitOptions
{
    public const string Section = "RateLimit";

    /// <summary>Permits a minute and caller, refilled evenly; what the cache answers is free. 1 or more.</summary>
    public int PermitsPerMinute { get; init; } = 1_000;

    /// <summary>Permits that a caller may save up and spend at once. 1 or more; a request that costs more takes all of them.</summary>
    public int Burst { get; init; } = 200;

    /// <summary>So many callers are metered one by one (some 200 bytes each); while there are more, the newcomers share one bucket. 1 or more.</summary>
    public int MaxCallers { get; init; } = 50_000;
}
