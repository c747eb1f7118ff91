using System.Diagnostics;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>The tiers below memory as FusionCache's second level. The fastest is asked first; what a slower one has fills those above it; what is written goes to all.
/// FusionCache asks it asynchronously only.</summary>
internal sealed class SecondLevel : IDistributedCache
{
    private readonly ILowerTier[] _tiers;
    private readonly KeptSerializer _serializer;
    private readonly CacheMetrics _metrics;
    private readonly CacheOptions _options;
    private readonly TimeProvider _time;

    public SecondLevel(IEnumerable<ILowerTier> tiers, KeptSerializer serializer, CacheMetrics metrics, TimeProvider time, IOptions<CacheOptions> options)
    {
        (_serializer, _metrics, _time, _options) = (serializer, metrics, time, options.Value);
        _tiers = [.. tiers.Where(t => t.Status.State != TierStatus.Off)];
    }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        if (TagMarks.IsOne(key))
        {
            return await Mark(key, token);
        }

        for (var i = 0; i < _tiers.Length; i++)
        {
            if (await Read(_tiers[i], key, token) is { } found)
            {
                for (var above = 0; above < i; above++)
                {
                    // Nobody waits for it.
                    _ = Write(_tiers[above], key, found.Bytes, found.Left, CancellationToken.None);
                }

                return found.Bytes;
            }
        }

        return null;
    }

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        var lifetime = options.AbsoluteExpirationRelativeToNow ?? options.AbsoluteExpiration - _time.GetUtcNow() ?? TimeSpan.Zero;

        return TagMarks.IsOne(key)
            ? SetMark(key, value, lifetime, token)
            : Task.WhenAll(_tiers.Select(t => Write(t, key, value, lifetime, token)));
    }

    /// <summary>When any tier says that the tag of a mark was last dropped; 0 where none knows of it.</summary>
    public async Task<long> LatestMark(string key) => await Mark(key, CancellationToken.None) is { } mark ? TagMarks.DroppedAt(_serializer, mark) : 0;

    public Task RemoveAsync(string key, CancellationToken token = default) => Task.WhenAll(_tiers.Select(t => t.Remove(key, token).AsTask()));

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException("No entry's lifetime slides.");

    public byte[] Get(string key) => throw new NotSupportedException("Asked asynchronously only.");

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException("Asked asynchronously only.");

    public void Refresh(string key) => throw new NotSupportedException("No entry's lifetime slides.");

    public void Remove(string key) => throw new NotSupportedException("Asked asynchronously only.");

    /// <summary>A mark never goes back in time: what was dropped later stays dropped. FusionCache also notes that a tag was never dropped; that is what the absence of a mark says.</summary>
    private async Task SetMark(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellation)
    {
        var droppedAt = TagMarks.DroppedAt(_serializer, value);
        if (droppedAt > 0)
        {
            await Task.WhenAll(_tiers.Select(async tier =>
            {
                if (await Read(tier, key, cancellation) is not { } held || TagMarks.DroppedAt(_serializer, held.Bytes) < droppedAt)
                {
                    await Write(tier, key, value, lifetime, cancellation);
                }
            }));
        }
    }

    /// <summary>The latest mark that any tier has; the others learn of it.</summary>
    private async Task<byte[]?> Mark(string key, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(_tiers.Select(t => Read(t, key, cancellation)));
        var moments = Array.ConvertAll(found, f => f is { } mark ? TagMarks.DroppedAt(_serializer, mark.Bytes) : 0);
        var latest = _tiers.Length > 0 ? Array.IndexOf(moments, moments.Max()) : 0;
        if (_tiers.Length == 0 || found[latest] is not { } kept || moments[latest] == 0)
        {
            return null;
        }

        for (var i = 0; i < _tiers.Length; i++)
        {
            if (moments[i] < moments[latest])
            {
                _ = Write(_tiers[i], key, kept.Bytes, kept.Left, CancellationToken.None);
            }
        }

        return kept.Bytes;
    }

    private async Task<TierEntry?> Read(ILowerTier tier, string key, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var found = await tier.Get(key, cancellation);
        _metrics.Took(tier.Status.Tier, "get", Stopwatch.GetElapsedTime(began));
        if (found is not { } entry)
        {
            return null;
        }

        if (!Envelope.IsWhole(entry.Bytes))
        {
            _metrics.Failed(tier.Status.Tier);
            await tier.Remove(key, cancellation);
            return null;
        }

        Envelope.NoteTier(entry.Bytes, tier.Status.Tier);
        return entry;
    }

    private async Task Write(ILowerTier tier, string key, ReadOnlyMemory<byte> bytes, TimeSpan? given, CancellationToken cancellation)
    {
        var lifetime = Lifetime(tier.Status.Tier, key, given);
        if (lifetime <= TimeSpan.Zero)
        {
            return;
        }

        var began = Stopwatch.GetTimestamp();
        await tier.Set(key, bytes, lifetime, cancellation);
        _metrics.Took(tier.Status.Tier, "set", Stopwatch.GetElapsedTime(began));
        if (tier.Status.State == TierStatus.On)
        {
            _metrics.Fill(tier.Status.Tier);
        }
    }

    /// <summary>A tier's own lifetime, save in the one that keeps longest, which also holds what may be given as stale.</summary>
    /// <param name="given">Null where the tier that it comes from does not tell.</param>
    private TimeSpan Lifetime(CacheTier tier, string key, TimeSpan? given)
    {
        if (CacheEntry.ProfileOf(key) is not { } profile)
        {
            return given ?? KeepingRules.LongestOf(_options);
        }

        var own = Own(tier, profile);
        return given is { } left && (left < own || own == _tiers.Max(t => Own(t.Status.Tier, profile))) ? left : own;
    }

    private TimeSpan Own(CacheTier tier, CacheProfile profile) =>
        tier is CacheTier.Redis ? _options.For(profile).Redis : _options.For(profile).Disk;
}
