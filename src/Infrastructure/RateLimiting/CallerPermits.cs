using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.RateLimiting;

/// <summary>A token bucket a caller.</summary>
internal sealed class CallerPermits : IPermits, IDisposable
{
    /// <summary>Permits come one at a time up to this many a minute, and in equal handfuls above.</summary>
    private const int MostRefillsPerMinute = 600;
    private readonly ICaller _caller;
    private readonly PartitionedRateLimiter<string> _buckets;

    public CallerPermits(ICaller caller, IOptions<RateLimitOptions> options)
    {
        _caller = caller;
        var (perMinute, burst) = (options.Value.PermitsPerMinute, options.Value.Burst);
        var handful = (perMinute + MostRefillsPerMinute - 1) / MostRefillsPerMinute;
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = handful,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) * handful / perMinute,
            AutoReplenishment = true,
            QueueLimit = 0,
        };
        _buckets = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => bucket));
    }

    public bool TrySpend(int cost, out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        if (_caller.Key is not { } key)
        {
            return true;
        }

        using var lease = _buckets.AttemptAcquire(key, cost);
        if (!lease.IsAcquired)
        {
            retryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
        }

        return lease.IsAcquired;
    }

    public void Dispose() => _buckets.Dispose();
}
