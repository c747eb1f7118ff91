using StackExchange.Redis;

namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>The latest drops in Redis, for nodes that were cut off while they were told: a sorted set, bounded by age and number.</summary>
/// <param name="key">Of the sorted set.</param>
/// <param name="channel">On which drops are told.</param>
/// <param name="longest">As long as an answer may live anywhere.</param>
internal sealed class DropLog(RedisKey key, RedisChannel channel, TimeSpan longest, TimeProvider time)
{
    /// <summary>Drops, in Redis and in each node's memory.</summary>
    public const int Most = 5_000;

    // Told also where it cannot be written down (full, read only): who listens hears it.
    private const string Script = """
        local known = redis.pcall('ZSCORE', KEYS[1], ARGV[1])
        if type(known) == 'string' and tonumber(known) >= tonumber(ARGV[2]) then return 0 end
        redis.pcall('ZADD', KEYS[1], ARGV[2], ARGV[1])
        redis.pcall('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
        redis.pcall('ZREMRANGEBYRANK', KEYS[1], 0, ARGV[4])
        redis.pcall('PEXPIRE', KEYS[1], ARGV[5])
        redis.call('PUBLISH', ARGV[6], ARGV[7])
        return 1
        """;

    public Task Tell(IDatabase redis, DropMessage drop, byte[] message) => redis.ScriptEvaluateAsync(Script, [key],
    [
        drop.Name,
        drop.At,
        (time.GetUtcNow() - longest).Ticks / TimeSpan.TicksPerMillisecond,
        -1 - Most,
        (long)longest.TotalMilliseconds,
        (byte[])channel!,
        message,
    ]);

    /// <summary>All of it: few enough, and no clock has to agree with another.</summary>
    public async Task<DropMessage[]> Read(IDatabase redis)
    {
        try
        {
            var entries = await redis.SortedSetRangeByScoreWithScoresAsync(key);
            return [.. entries.Select(e => new DropMessage(e.Element.ToString(), (long)e.Score)).Where(d => d.Name.Length > 1)];
        }
        catch (RedisServerException other) when (other.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
        {
            return [];
        }
    }
}
