namespace OmicsOracle.Infrastructure.Caching;

/// <summary>How long answers are kept, and how much of them. Section <c>Cache</c>.</summary>
public sealed record CacheOptions
{
    public const string Section = "Cache";

    /// <summary>Answers of searches. Above 0; 5 minutes by default.</summary>
    public TimeSpan Search { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Single records. Above 0; 5 minutes by default.</summary>
    public TimeSpan Record { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Answers that lack a source, and what a source refused. Above 0; 1 minute by default.</summary>
    public TimeSpan Brief { get; init; } = TimeSpan.FromMinutes(1);

    internal const int LeastBytes = 1_000_000;

    /// <summary>Bytes that answers may take in memory, as estimated; the least used go first. 1 MB or more; 64 MB by default: some 600 pages of 20 results.</summary>
    public long MaxBytes { get; init; } = 64_000_000;
}
