namespace OmicsOracle.Presentation.Web.Http;

/// <summary>What callers and the caches between may do with an answer. Section <c>ClientCache</c>.</summary>
public sealed record ClientCacheOptions
{
    public const string Section = "ClientCache";

    /// <summary>So long a caller may use an answer again without asking, where it is good for so long; and once as long again while it asks.
    /// What is dropped here is seen there that much later. 0 to a day; 1 minute by default.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(1);
}
