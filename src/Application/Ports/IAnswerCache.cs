using OmicsOracle.Application.Pipeline;

namespace OmicsOracle.Application.Ports;

/// <summary>Keeps answers, in tiers: memory, Redis where there is one, disk.</summary>
public interface IAnswerCache
{
    /// <summary>The kept answer, or a new one by <paramref name="create"/>, which runs once however many callers wait, and runs on when they leave.
    /// A failure reaches all who waited and is not kept; where an older answer is at hand that one is given instead, marked as stale, unless the failure
    /// says that there is no such thing (<see cref="NotFoundException"/>) or that it cannot be asked for.</summary>
    ValueTask<CachedAnswer<T>> GetOrCreate<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, CancellationToken cancellation);

    /// <summary>Drops every answer that carries the tag, here and on every node that can be reached; the others hear of it when they can.</summary>
    ValueTask Drop(string tag, CancellationToken cancellation);

    /// <summary>The tiers and how they are, the fastest first. From memory.</summary>
    IReadOnlyList<TierStatus> Tiers { get; }
}

/// <summary>Where an answer was kept.</summary>
public enum CacheTier
{
    /// <summary>Nowhere: it was worked out.</summary>
    None,
    Memory,
    Redis,
    Disk,
}

public readonly record struct CachedAnswer<T>(T Answer, CacheOutcome Outcome);

/// <summary>What the cache did for one answer.</summary>
/// <param name="Tier">The tier that had it.</param>
/// <param name="Forward">Why it was worked out; null where a tier had it.</param>
/// <param name="IsStored">Whether the new answer has been kept.</param>
/// <param name="IsStale">Whether it is older than it should be because no newer one could be had.</param>
/// <param name="Age">Since it was worked out.</param>
/// <param name="Left">Until it has to be worked out again at the latest; negative when it should have been.</param>
/// <param name="IsThin">Whether it lacks something.</param>
/// <param name="IsShared">Whether it was worked out for another caller who asked the same at that moment.</param>
public readonly record struct CacheOutcome(
    CacheTier Tier,
    CacheForward? Forward,
    bool IsStored,
    bool IsStale,
    TimeSpan Age,
    TimeSpan Left,
    bool IsThin = false,
    bool IsShared = false);

/// <summary>Why the cache did not answer, in the words of RFC 9211.</summary>
public enum CacheForward
{
    /// <summary>The cache is off.</summary>
    Bypass,
    Miss,

    /// <summary>What was kept had become too old.</summary>
    Stale,

    /// <summary>The caller asked for a new one.</summary>
    Request,
}

/// <param name="State">"on", "off" where settings say so, "away" while it cannot be used.</param>
/// <param name="Reason">One sentence where it is away; otherwise null.</param>
/// <param name="Entries">Null where the tier does not know or is away.</param>
/// <param name="Bytes">That its entries take; null as above.</param>
/// <param name="MaxBytes">Null where the limit is not ours.</param>
public sealed record TierStatus(CacheTier Tier, string State, string? Reason, long? Entries, long? Bytes, long? MaxBytes)
{
    public const string On = "on";
    public const string Off = "off";
    public const string Away = "away";

    /// <summary>Answers that it had, since the service started; null while it is off.</summary>
    public long? Hits { get; init; }

    /// <summary>Answers that it was to give in that time and did not have, or could not give as it was away; null while it is off.</summary>
    public long? Misses { get; init; }
}
