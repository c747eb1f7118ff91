using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Bench;

/// <summary>What the cache gives, tier by tier, each beside what it is measured against.</summary>
internal static class CacheBenchmark
{
    public static async Task<int> Run()
    {
        var targets = new Targets();
        await MemoryHits.Measure(targets);
        await HttpHits.Measure(targets);
        await DiskHits.Measure(targets);
        await using (var redis = await RedisServer.Start())
        {
            await RedisHits.Measure(redis, targets);
            await OneFlight.Measure(redis, targets);
            await TwoNodes.Measure(redis, targets);
        }

        await RedisOutages.Measure(targets);
        return targets.Verdict();
    }

    /// <summary>Settings by which memory holds some nine answers of 20 results, so that others come from below.</summary>
    public static Dictionary<string, string?> Settings(RedisServer? redis, bool disk = true) => new()
    {
        ["Cache:Memory:MaxBytes"] = "1000000",
        ["Cache:Disk:Enabled"] = disk ? "true" : "false",
        ["Cache:Redis:ConnectionString"] = redis?.Address,
    };

    public static CacheEntry Entry(string question) => new($"search:local:{question}", CacheProfile.Search, [CacheTag.Search]);

    /// <summary>Waits until something is so.</summary>
    public static async Task Until(Func<bool> isSo, string what)
    {
        for (var waits = 0; !isSo(); waits++)
        {
            if (waits == 3_000)
            {
                throw new BenchFailed($"Not within 30 s: {what}.");
            }

            await Task.Delay(10);
        }
    }

    public static long EntriesOf(IAnswerCache cache, CacheTier tier) => cache.Tiers.FirstOrDefault(t => t.Tier == tier)?.Entries ?? 0;
}
