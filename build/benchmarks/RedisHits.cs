using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Caching;
using StackExchange.Redis;

namespace OmicsOracle.Bench;

/// <summary>What Redis has: the tier beside a bare GET of the same values by StackExchange.Redis, taking turns; and the whole answer made of it.</summary>
internal static class RedisHits
{
    private const int Entries = 200;
    private const int Asked = 4_000;

    public static async Task Measure(RedisServer redis, Targets targets)
    {
        await using var product = await Product.Start(Workbench.Fresh("cache-redis"), CacheBenchmark.Settings(redis, disk: false));
        var cache = product.Services.GetRequiredService<IAnswerCache>();
        var tier = product.Services.GetServices<ILowerTier>().FirstOrDefault(t => t.Status.Tier is CacheTier.Redis) ?? throw new BenchFailed("There is no Redis tier.");
        var page = await Answers.Page(product);
        for (var i = 0; i < Entries; i++)
        {
            await cache.GetOrCreate(CacheBenchmark.Entry($"bench {i}"), _ => Task.FromResult(page), CancellationToken.None);
        }

        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{redis.Address},allowAdmin=true");
        var server = connection.GetServer(redis.Address);
        await CacheBenchmark.Until(() => Keys(server).Length >= Entries / 2, "Redis has the answers"); // on a busy machine some are given up
        await Task.Delay(200);
        var keys = Keys(server);
        var database = connection.GetDatabase();

        var (bare, ours, whole) = (new Latencies(), new Latencies(), new Latencies());
        for (var i = 0; i < Asked; i++)
        {
            var key = keys[i % keys.Length];
            var began = Stopwatch.GetTimestamp();
            var value = await database.StringGetAsync(key);
            var bareTook = Stopwatch.GetElapsedTime(began);
            began = Stopwatch.GetTimestamp();
            var entry = await tier.Get(key[Prefix.Length..], CancellationToken.None);
            var tierTook = Stopwatch.GetElapsedTime(began);
            if (entry is null || value.IsNull)
            {
                throw new BenchFailed($"Redis has lost {key}.");
            }

            began = Stopwatch.GetTimestamp();
            var kept = await cache.GetOrCreate<SearchAnswer>(CacheBenchmark.Entry(key[key.IndexOf("bench", StringComparison.Ordinal)..]), _ => throw new BenchFailed("Redis has lost an entry."), CancellationToken.None);
            var wholeTook = Stopwatch.GetElapsedTime(began);
            if (i >= keys.Length) // the first warm up
            {
                bare.Add(bareTook);
                ours.Add(tierTook);
                if (kept.Outcome.Tier is CacheTier.Redis)
                {
                    whole.Add(wholeTook);
                }
            }
        }

        new Table("Redis hit", "p50, ms", "p95, ms", "p50 / bare GET")
            .Row("bare GET by StackExchange.Redis", $"{bare.P50:N3}", $"{bare.P95:N3}", "1.00")
            .Row("Redis tier: the same value, checked", $"{ours.P50:N3}", $"{ours.P95:N3}", $"{ours.P50 / bare.P50:N2}")
            .Row("whole answer: unpacked, read, put into memory", $"{whole.P50:N3}", $"{whole.P95:N3}", $"{whole.P50 / bare.P50:N2}")
            .Print($"An answer of 20 results that Redis has: {(await database.StringLengthAsync(keys[0])) / 1024.0:N1} KB, {Asked:N0} in turns, one caller");
        targets.AtMost("Redis hit p50, of a bare GET of the same value", ours.P50 / bare.P50, 1.3, "times");
    }

    private const string Prefix = "omics-oracle:";

    private static string[] Keys(IServer server) => [.. server.Keys(pattern: $"{Prefix}*bench*").Select(k => k.ToString())];
}
