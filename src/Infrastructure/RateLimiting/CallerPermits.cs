using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.RateLimiting;

/// <summary>A token bucket a caller, of so many callers at most. A full bucket is as good as none, so those are forgotten first; where all are in use,
/// newcomers share one, because forgetting a bucket in use would hand its permits out again.</summary>
internal sealed class CallerPermits : IPermits
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);
    private readonly ICaller _caller;
    private readonly TimeProvider _time;
    private readonly int _maxCallers;
    private readonly double _perSecond;
    private readonly TokenBucket _newcomers;
    private int _known;
    private long _sweptAt;

    public CallerPermits(ICaller caller, TimeProvider time, IOptions<RateLimitOptions> options)
    {
        (_caller, _time, _maxCallers) = (caller, time, options.Value.MaxCallers);
        _perSecond = options.Value.PermitsPerMinute / 60.0;
        Policy = new(options.Value.Burst, (int)Math.Max(1, Math.Ceiling(options.Value.Burst / _perSecond)));
        _newcomers = MakeBucket();
        _sweptAt = time.GetTimestamp() - (long)(BetweenSweeps.TotalSeconds * time.TimestampFrequency);
    }

    public PermitPolicy Policy { get; }

    public PermitsLeft? Left => _caller.Key is not { } key ? null
        : _buckets.TryGetValue(key, out var bucket) ? bucket.Left
        : _known < _maxCallers ? new(Policy.Burst, 0)
        : _newcomers.Left;

    /// <summary>Callers that have a bucket of their own now.</summary>
    internal int Known => _known;

    public bool TrySpend(int cost, out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        return _caller.Key is not { } key || BucketOf(key).TrySpend(cost, out retryAfter);
    }

    private TokenBucket BucketOf(string key)
    {
        if (_buckets.TryGetValue(key, out var bucket))
        {
            return bucket;
        }

        if (Volatile.Read(ref _known) >= _maxCallers)
        {
            ForgetFull();
        }

        if (Interlocked.Increment(ref _known) > _maxCallers)
        {
            Interlocked.Decrement(ref _known);
            return _newcomers;
        }

        var own = MakeBucket();
        var kept = _buckets.GetOrAdd(key, own);
        if (!ReferenceEquals(kept, own))
        {
            Interlocked.Decrement(ref _known);
        }

        return kept;
    }

    /// <summary>Once a second at most: a flood of newcomers is not to pay for a walk through all buckets each.</summary>
    private void ForgetFull()
    {
        var last = Volatile.Read(ref _sweptAt);
        var now = _time.GetTimestamp();
        if (_time.GetElapsedTime(last, now) < BetweenSweeps || Interlocked.CompareExchange(ref _sweptAt, now, last) != last)
        {
            return;
        }

        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsFull && _buckets.TryRemove(key, out _))
            {
                Interlocked.Decrement(ref _known);
            }
        }
    }

    private TokenBucket MakeBucket() => new(Policy.Burst, _perSecond, _time);
}
