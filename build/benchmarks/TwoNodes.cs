using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Bench;

/// <summary>Two nodes on one Redis: from the removal of a tag on one to the new answer on the other.</summary>
internal static class TwoNodes
{
    private const int Rounds = 20;

    public static async Task Measure(RedisServer redis, Targets targets)
    {
        await using var one = await Product.Start(Workbench.Fresh("cache-node-1"), CacheBenchmark.Settings(redis));
        await using var other = await Product.Start(Workbench.Fresh("cache-node-2"), CacheBenchmark.Settings(redis));
        var (here, there) = (one.Services.GetRequiredService<IAnswerCache>(), other.Services.GetRequiredService<IAnswerCache>());
        var page = await Answers.Page(one);
        var took = new Latencies();
        for (var version = 1; version <= Rounds; version++)
        {
            var answer = page with { Total = version };
            await here.Drop(CacheTag.Search, CancellationToken.None);
            var began = Stopwatch.GetTimestamp();
            while ((await there.GetOrCreate(CacheBenchmark.Entry("shared"), _ => Task.FromResult(answer), CancellationToken.None)).Answer.Total != version)
            {
                if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(10))
                {
                    throw new BenchFailed("The other node never heard of the removal.");
                }

                await Task.Delay(1);
            }

            took.Add(Stopwatch.GetElapsedTime(began));
            await Task.Delay(50); // what is written behind has arrived
        }

        new Table("removal on one, new answer on the other", "p50, ms", "most, ms").Row($"{Rounds} times", $"{took.P50:N1}", $"{took.Most:N1}").Print("Two nodes on one Redis");
        targets.AtMost("two nodes: the new answer after a removal, at most", took.Most, 1_000, "ms");
    }
}
