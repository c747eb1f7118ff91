using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using StackExchange.Redis;

namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>Entries in Redis: a string under each key, with an expiry. All that one call may take is <c>Cache:Redis:Timeout</c>, and nothing while Redis is away.</summary>
internal sealed partial class RedisTier(RedisConnection connection, CacheMetrics metrics, IOptions<CacheOptions> options, TimeProvider time, ILogger<RedisTier> log) : ILowerTier
{
    /// <summary>Bytes. A larger one would keep everybody else's answers waiting behind it.</summary>
    private const int Largest = 8_000_000;

    private readonly RedisTierOptions _redis = options.Value.Redis;
    private int _isRefusing;

    public TierStatus Status => connection.Status;

    public async ValueTask<TierEntry?> Get(string key, CancellationToken cancellation)
    {
        if (connection.Usable is not { } redis)
        {
            return null;
        }

        var begun = time.GetTimestamp();
        try
        {
            var bytes = (byte[]?)await redis.StringGetAsync(Named(key)).WaitAsync(_redis.Timeout, time, cancellation);
            connection.Answered();
            return bytes is not null && Envelope.IsWhole(bytes) ? new TierEntry(bytes, Left: null) : null;
        }
        catch (RedisServerException other) when (other.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
        {
            return null; // somebody else's, under our prefix
        }
        catch (Exception failure)
        {
            NoteFailure(failure);
            return null;
        }
        finally
        {
            metrics.Took(CacheTier.Redis, "get", time.GetElapsedTime(begun));
        }
    }

    public async ValueTask Set(string key, ReadOnlyMemory<byte> bytes, TimeSpan lifetime, CancellationToken cancellation)
    {
        if (bytes.Length > Largest || connection.Usable is not { } redis)
        {
            return;
        }

        var begun = time.GetTimestamp();
        try
        {
            await redis.StringSetAsync(Named(key), bytes, lifetime).WaitAsync(_redis.Timeout, time, cancellation);
            connection.Answered();
            metrics.Fill(CacheTier.Redis);
            Volatile.Write(ref _isRefusing, 0);
        }
        catch (RedisServerException refusal)
        {
            // Full, a replica that only reads, or in want of its own disk: it still reads.
            metrics.Failed(CacheTier.Redis);
            if (Interlocked.Exchange(ref _isRefusing, 1) == 0)
            {
                SayRefusal(log, refusal.Message.Split(' ', 2)[0]);
            }
        }
        catch (Exception failure)
        {
            NoteFailure(failure);
        }
        finally
        {
            metrics.Took(CacheTier.Redis, "set", time.GetElapsedTime(begun));
        }
    }

    public async ValueTask Remove(string key, CancellationToken cancellation)
    {
        if (connection.Usable is not { } redis)
        {
            return;
        }

        try
        {
            await redis.KeyDeleteAsync(Named(key)).WaitAsync(_redis.Timeout, time, cancellation);
            connection.Answered();
        }
        catch (Exception failure)
        {
            NoteFailure(failure);
        }
    }

    private RedisKey Named(string key) => string.Concat(_redis.Prefix, key);

    private void NoteFailure(Exception failure)
    {
        if (failure is not OperationCanceledException)
        {
            metrics.Failed(CacheTier.Redis);
            connection.NotAnswered();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis keeps no new answers ({Code}); what it has is still served.")]
    private static partial void SayRefusal(ILogger log, string code);
}
