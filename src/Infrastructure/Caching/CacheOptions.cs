namespace OmicsOracle.Infrastructure.Caching;

/// <summary>How long answers are kept, and how many. Section <c>Cache</c>.</summary>
public sealed record CacheOptions
{
    public const string Section = "Cache";

    /// <summary>Answers of searches. Above 0; 5 minutes by default.</summary>
    public TimeSpan Search { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Single records. Above 0; 5 minutes by default.</summary>
    public TimeSpan Record { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Answers that lack a source, and what a source refused. Above 0; 1 minute by default.</summary>
    public TimeSpan Brief { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Answers kept at most; the least used go first. 1,000 by default: some 30 MB of search answers.</summary>
    public int MaxEntries { get; init; } = 1_000;
}
