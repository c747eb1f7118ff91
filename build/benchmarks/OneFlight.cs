using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Bench;

/// <summary>Many callers of one question that no tier has.</summary>
internal static class OneFlight
{
    private const int Callers = 1_000;

    public static async Task Measure(RedisServer redis, Targets targets)
    {
        await using var product = await Product.Start(Workbench.Fresh("cache-flight"), CacheBenchmark.Settings(redis));
        var cache = product.Services.GetRequiredService<IAnswerCache>();
        var page = await Answers.Page(product);
        var runs = 0;
        var everyoneAsks = new TaskCompletionSource();
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(async () => await cache.GetOrCreate(
            CacheBenchmark.Entry("cold"),
            async _ =>
            {
                Interlocked.Increment(ref runs);
                await everyoneAsks.Task;
                return page;
            },
            CancellationToken.None))).ToArray();
        await Task.Delay(200);
        everyoneAsks.SetResult();
        await Task.WhenAll(callers);
        new Table("callers of one cold key", "times it was worked out").Row($"{Callers:N0}", $"{runs}").Print("One flight");
        targets.AtMost($"{Callers:N0} callers of one cold key: times it was worked out", runs, 1, "");
    }
}
