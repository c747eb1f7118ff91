using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using OmicsOracle.Application;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Events;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>Keeps answers in FusionCache: memory above, the lower tiers as its second level, the backplane between nodes.</summary>
internal sealed class FusionAnswerCache : IAnswerCache
{
    private readonly IFusionCache _fusion;
    private readonly ICacheExchange _exchange;
    private readonly CacheMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly CacheOptions _options;
    private readonly IReadOnlyList<ILowerTier> _lower;
    private readonly MemoryTier _memory;
    private readonly Dictionary<CacheProfile, EntryOptions> _entryOptions;
    private readonly FusionCacheEntryOptions _mark;
    private readonly SecondLevel _lowerTiers;
    private readonly RecentDrops _drops;
    private readonly ConcurrentDictionary<string, object> _flights = new(StringComparer.Ordinal);

    public FusionAnswerCache(IFusionCache fusion, MemoryTier memory, IEnumerable<ILowerTier> lower, SecondLevel lowerTiers, RecentDrops drops, ICacheExchange exchange, CacheMetrics metrics, TimeProvider time, IOptions<CacheOptions> options)
    {
        (_fusion, _memory, _lower, _lowerTiers, _drops, _exchange, _metrics, _time, _options) = (fusion, memory, [.. lower], lowerTiers, drops, exchange, metrics, time, options.Value);
        _entryOptions = Enum.GetValues<CacheProfile>().ToDictionary(p => p, p => new EntryOptions(_options, p, _lower));
        _mark = new(KeepingRules.LongestOf(_options)) { SkipBackplaneNotifications = true, Size = AnswerSize.Marker };
        metrics.Observe(() => Tiers);
        _fusion.Events.Memory.Eviction += (_, left) =>
        {
            if (left.Reason is EvictionReason.Capacity)
            {
                metrics.Evicted(CacheTier.Memory, 1);
            }
        };
        _fusion.Events.Backplane.MessageReceived += NoteDropElsewhere;
    }

    public IReadOnlyList<TierStatus> Tiers => [.. _lower.Select(t => t.Status).Prepend(_memory.Status).Select(_metrics.Counted)];

    public ValueTask<CachedAnswer<T>> GetOrCreate<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, CancellationToken cancellation)
    {
        if (!_options.Enabled)
        {
            return Bypass(create, cancellation);
        }

        if (_exchange.WantsNew)
        {
            return new(Renewed(entry, create, cancellation));
        }

        var looking = _fusion.TryGetAsync<Kept<T>>(entry.Key, _entryOptions[entry.Profile].InMemory, cancellation);
        return looking.IsCompletedSuccessfully && looking.Result is { HasValue: true, Value: var kept }
            ? new(Hit(kept))
            : new(Flown(entry, create, renews: false, cancellation));
    }

    public async ValueTask Drop(string tag, CancellationToken cancellation)
    {
        _drops.Add(tag, _time.GetUtcNow());
        if (_options.Enabled)
        {
            await _fusion.RemoveByTagAsync(tag, token: cancellation);
        }
    }

    /// <summary>An answer being worked out here when another node drops its tag must not be kept after. And FusionCache takes the tiers below for shared, so that it
    /// would change memory alone; but each node has a disk of its own.</summary>
    private void NoteDropElsewhere(object? sender, FusionCacheBackplaneMessageEventArgs told)
    {
        const string mark = FusionCacheInternalStrings.DefaultTagCacheKeyPrefix;
        if (told.Message.CacheKey is not { } key)
        {
            return;
        }

        if (key.StartsWith(mark, StringComparison.Ordinal))
        {
            _drops.Add(key[mark.Length..], _time.GetUtcNow());
            _ = NoteMark(key, told.Message.Timestamp);
        }
        else if (CacheEntry.ProfileOf(key) is { } profile)
        {
            _ = _fusion.RemoveAsync(key, _entryOptions[profile].Usual).AsTask();
        }
    }

    /// <summary>FusionCache takes the word of whoever tells; but a node that was away is told of old drops again, and its own tiers may know of a later one.</summary>
    private async Task NoteMark(string key, long droppedAt) =>
        await _fusion.SetAsync(key, Math.Max(droppedAt, await _lowerTiers.LatestMark(key)), _mark);

    private static async ValueTask<CachedAnswer<T>> Bypass<T>(Func<CancellationToken, Task<T>> create, CancellationToken cancellation) =>
        new(await create(cancellation), new(CacheTier.None, CacheForward.Bypass, IsStored: false, IsStale: false, TimeSpan.Zero, TimeSpan.Zero));

    /// <summary>A new answer, or what is kept where none can be had now.</summary>
    private async Task<CachedAnswer<T>> Renewed<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, CancellationToken cancellation)
    {
        try
        {
            return await Flown(entry, create, renews: true, cancellation);
        }
        catch (SourceUnavailable)
        {
            if (await Before<T>(entry, cancellation) is not { } kept)
            {
                throw;
            }

            // To this caller it is overdue; to the others it is what it was.
            var (answer, outcome) = Hit(kept);
            return new(answer, outcome with { IsStale = true });
        }
    }

    /// <summary>Joins the flight for this key, or starts it. It belongs to no caller: each may leave, and its failure is everyone's.</summary>
    private async Task<CachedAnswer<T>> Flown<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, bool renews, CancellationToken cancellation)
    {
        var key = renews ? string.Concat("new ", entry.Key) : entry.Key;
        var started = new Lazy<Task<(Kept<T>, CacheOutcome)>>(() => Fly(key, entry, create, renews));
        var flight = (Lazy<Task<(Kept<T>, CacheOutcome)>>)_flights.GetOrAdd(key, started);
        var isOurs = ReferenceEquals(flight, started);
        (Kept<T>, CacheOutcome) flown;
        try
        {
            flown = await flight.Value.WaitAsync(cancellation);
        }
        catch (RateLimitExceeded) when (!isOurs)
        {
            // Who began it had no permits left; that is nobody else's limit.
            return await Flown(entry, create, renews, cancellation);
        }
        catch (OperationCanceledException) when (!isOurs && !cancellation.IsCancellationRequested)
        {
            // Who began it gave it up; this caller still waits.
            return await Flown(entry, create, renews, cancellation);
        }

        var (kept, outcome) = flown;
        return isOurs ? new(kept.Answer, outcome)
            : outcome.Forward is null ? Hit(kept)
            : new(kept.Answer, outcome with { IsShared = true });
    }

    private async Task<(Kept<T>, CacheOutcome)> Fly<T>(string key, CacheEntry entry, Func<CancellationToken, Task<T>> create, bool renews)
    {
        try
        {
            var options = _entryOptions[entry.Profile];
            var making = new Making<T>(entry, create, options, _options, _drops, _time) { Held = renews ? await Before<T>(entry, CancellationToken.None) : null };
            var kept = await _fusion.GetOrSetAsync<Kept<T>>(entry.Key, making.Run, default, renews ? options.Anew : options.Usual, entry.Tags, CancellationToken.None);
            if (!making.HasRun)
            {
                return (kept, Hit(kept).Outcome);
            }

            if (!ReferenceEquals(kept, making.Made))
            {
                kept.Outlive();
                return (kept, Hit(kept).Outcome);
            }

            _metrics.Miss();
            return (kept, Outcome(kept, CacheTier.None, renews ? CacheForward.Request : making.HadStale ? CacheForward.Stale : CacheForward.Miss, making.IsStored));
        }
        catch (NotFoundException)
        {
            await Forget<T>(entry);
            throw;
        }
        finally
        {
            _flights.TryRemove(key, out _);
        }
    }

    /// <summary>What is kept, however old; null where nothing is.</summary>
    private async Task<Kept<T>?> Before<T>(CacheEntry entry, CancellationToken cancellation) =>
        await _fusion.TryGetAsync<Kept<T>>(entry.Key, _entryOptions[entry.Profile].Any, cancellation) is { HasValue: true, Value: var kept } ? kept : null;

    /// <summary>What is no longer there must not be given as stale by the next call either, here or on another node. Where nothing was kept no node is told:
    /// anybody may ask for what never was.</summary>
    private async Task Forget<T>(CacheEntry entry)
    {
        var options = _entryOptions[entry.Profile];
        if ((await _fusion.TryGetAsync<Kept<T>>(entry.Key, options.Any)).HasValue)
        {
            await _fusion.RemoveAsync(entry.Key, options.Gone);
        }
    }

    private CachedAnswer<T> Hit<T>(Kept<T> kept)
    {
        var tier = kept.TakeOrigin();
        _metrics.Hit(tier);
        var outcome = Outcome(kept, tier, forward: null, isStored: false);
        if (outcome.IsStale)
        {
            _metrics.Stale();
        }

        return new(kept.Answer, outcome);
    }

    private CacheOutcome Outcome<T>(Kept<T> kept, CacheTier tier, CacheForward? forward, bool isStored)
    {
        var now = _time.GetUtcNow();
        var left = kept.FreshUntil - now;
        return new(tier, forward, isStored, forward is null && (kept.IsOutlived || left < TimeSpan.Zero), now - kept.MadeAt, left, kept.IsThin);
    }
}
