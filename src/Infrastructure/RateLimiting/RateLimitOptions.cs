namespace OmicsOracle.Infrastructure.RateLimiting;

/// <summary>What one caller may ask to be worked out. Section <c>RateLimit</c>.</summary>
public sealed record RateLimitOptions
{
    public const string Section = "RateLimit";

    /// <summary>Permits a minute and caller, refilled evenly; what the cache answers is free. 1 or more.</summary>
    public int PermitsPerMinute { get; init; } = 1_000;

    /// <summary>Permits that a caller may save up and spend at once. 1 or more.</summary>
    public int Burst { get; init; } = 200;
}
