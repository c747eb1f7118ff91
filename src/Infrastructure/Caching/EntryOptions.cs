using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>The lifetimes of one profile in FusionCache's terms.</summary>
internal sealed class EntryOptions
{
    /// <param name="tiers">Those that are on; a tier that is off lends nobody its lifetime.</param>
    public EntryOptions(CacheOptions settings, CacheProfile profile, IReadOnlyList<ILowerTier> tiers)
    {
        var lifetimes = settings.For(profile);
        Fresh = tiers.Select(t => t.Status).Where(t => t.State != TierStatus.Off)
            .Select(t => t.Tier is CacheTier.Redis ? lifetimes.Redis : lifetimes.Disk)
            .Append(lifetimes.Memory)
            .Max();
        Usual = new FusionCacheEntryOptions(lifetimes.Memory)
        {
            JitterMaxDuration = lifetimes.Memory * settings.Jitter,
            MemoryCacheDuration = lifetimes.Memory,
            DistributedCacheDuration = Fresh,
            IsFailSafeEnabled = settings.Stale > TimeSpan.Zero,
            FailSafeMaxDuration = Fresh + settings.Stale,
            DistributedCacheFailSafeMaxDuration = Fresh + settings.Stale,
            FailSafeThrottleDuration = settings.Negative,
            FactorySoftTimeout = settings.SoftLimit,
            AllowTimedOutFactoryBackgroundCompletion = true,
            AllowBackgroundDistributedCacheOperations = true,
            SkipBackplaneNotifications = true, // other nodes need not hear of what was only worked out
            Size = AnswerSize.Marker,
        };
        InMemory = Usual.Duplicate();
        InMemory.SkipDistributedCacheRead = true;
        Any = Usual.Duplicate();
        Any.AllowStaleOnReadOnly = true;
        Anew = Usual.Duplicate();
        (Anew.SkipMemoryCacheRead, Anew.SkipDistributedCacheRead) = (true, true);
        Gone = Usual.Duplicate();
        Gone.SkipBackplaneNotifications = false;
    }

    /// <summary>How long an answer need not be worked out again.</summary>
    public TimeSpan Fresh { get; }

    public FusionCacheEntryOptions Usual { get; }

    /// <summary>For a look at memory alone.</summary>
    public FusionCacheEntryOptions InMemory { get; }

    /// <summary>For a look at whatever there is, however old.</summary>
    public FusionCacheEntryOptions Any { get; }

    /// <summary>For working it out though it is there.</summary>
    public FusionCacheEntryOptions Anew { get; }

    /// <summary>For removing what every node should no longer have.</summary>
    public FusionCacheEntryOptions Gone { get; }

    /// <summary>Shortens what is kept of one answer, in every tier.</summary>
    public static void MakeBrief(FusionCacheEntryOptions entry, TimeSpan lifetime)
    {
        (entry.Duration, entry.MemoryCacheDuration, entry.DistributedCacheDuration, entry.JitterMaxDuration) = (lifetime, lifetime, lifetime, TimeSpan.Zero);
        (entry.IsFailSafeEnabled, entry.FailSafeMaxDuration, entry.DistributedCacheFailSafeMaxDuration) = (false, lifetime, lifetime);
    }
}
