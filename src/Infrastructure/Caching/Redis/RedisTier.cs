using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using StackExchange.Redis;

namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>Entries in Redis: a string under each key, with an expiry. All that one call may take is <c>Cache:Redis:Timeout</c>, and nothing while Redis is away.</summary>
internal sealed partial class RedisTier(RedisConnection connection, CacheMetrics metrics, IOptions<CacheOptions> options, TimeProvider time, CatalogName catalog, ILogger<RedisTier> log) : ILowerTier
{
    /// <summary>Bytes. A larger one would keep everybody else's answers waiting behind it.</summary>
    private const int Largest = 8_000_000;

    private readonly RedisTierOptions _redis = options.Value.Redis;

    /// <summary>A request asks for an entry and then for the marks of its tags; together they may take the timeout, and two failures open the breaker.</summary>
    private readonly TimeSpan _patience = options.Value.Redis.Timeout / 2;
    private int _isRefusing;

    public TierStatus Status => Volatile.Read(ref _isRefusing) == 1 && connection.Status is { State: TierStatus.On } status
        ? status with { Reason = "Redis keeps no new answers; what it has is still served." }
        : connection.Status;

    public async ValueTask<TierEntry?> Get(string key, CancellationToken cancellation)
    {
        if (connection.Usable is not { } redis)
        {
            return null;
        }

        try
        {
            var bytes = (byte[]?)await redis.StringGetAsync(await Named(key, cancellation)).WaitAsync(_patience, time, cancellation);
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
    }

    public async ValueTask Set(string key, ReadOnlyMemory<byte> bytes, TimeSpan lifetime, CancellationToken cancellation)
    {
        if (bytes.Length > Largest || connection.Usable is not { } redis)
        {
            return;
        }

        try
        {
            await redis.StringSetAsync(await Named(key, cancellation), bytes, lifetime).WaitAsync(_patience, time, cancellation);
            connection.Answered();
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
    }

    public async ValueTask Remove(string key, CancellationToken cancellation)
    {
        if (connection.Usable is not { } redis)
        {
            return;
        }

        try
        {
            await redis.KeyDeleteAsync(await Named(key, cancellation)).WaitAsync(_patience, time, cancellation);
            connection.Answered();
        }
        catch (Exception failure)
        {
            NoteFailure(failure);
        }
    }

    /// <summary>Answers made from a catalogue are shared only by nodes that hold the same one; what other sources answered, and marks, by all.</summary>
    private async ValueTask<RedisKey> Named(string key, CancellationToken cancellation) =>
        CacheEntry.ProfileOf(key) is null or CacheProfile.Upstream
            ? string.Concat(_redis.Prefix, key)
            : string.Concat(_redis.Prefix, await catalog.Name(cancellation), key);

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
