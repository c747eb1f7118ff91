using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Bench;

/// <summary>Answers that only the disk has: read, checked and made into an answer again. With few entries and with many.</summary>
internal static class DiskHits
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Asked = 2_000;
    private const int Results = 2; // so that many entries are made within a minute

    public static async Task Measure(Targets targets)
    {
        var data = Workbench.Fresh("cache-disk");
        await using var product = await Product.Start(data, CacheBenchmark.Settings(redis: null));
        var cache = product.Services.GetRequiredService<IAnswerCache>();
        if (!cache.Tiers.Any(t => t.Tier == CacheTier.Disk))
        {
            throw new BenchFailed("There is no disk tier.");
        }

        var table = new Table("disk hit", "entries", "p50, ms", "p95, ms", "p99, ms", "MB on disk");
        var page = await Answers.Page(product);
        var answer = await Answers.Page(product, Results);
        var few = await At(Few, 0);
        await WholePage();
        var many = await At(Many, Few);
        table.Print($"An answer that the disk has: {Asked:N0} at random, one caller, none of them in memory");
        targets
            .AtMost($"disk hit p50, {Few:N0} entries", few.P50, 1, "ms")
            .AtMost($"disk hit p50, {Many:N0} entries", many.P50, 1, "ms")
            .AtMost($"disk hit p50, {Many:N0} over {Few:N0} entries", many.P50 / few.P50, 1.5, "times");

        async Task<Latencies> At(int entries, int have)
        {
            await Answers.Keep(cache, CacheTier.Disk, answer, have, entries);
            var took = await Hits(cache, i => $"bench {i}", entries);
            Row($"{Results} results", entries, took);
            return took;
        }

        async Task WholePage()
        {
            for (var i = 0; i < 200; i++)
            {
                await cache.GetOrCreate(CacheBenchmark.Entry($"page {i}"), _ => Task.FromResult(page), CancellationToken.None);
            }

            await CacheBenchmark.Until(() => CacheBenchmark.EntriesOf(cache, CacheTier.Disk) >= Few + 200, "the disk has the pages");
            var took = await Hits(cache, i => $"page {i}", 200);
            Row("20 results", Few, took);
            targets.AtMost("disk hit p50, 20 results", took.P50, 1, "ms");
        }

        void Row(string what, int entries, Latencies took) =>
            table.Row(what, $"{entries:N0}", $"{took.P50:N3}", $"{took.P95:N3}", $"{took.P99:N3}", $"{cache.Tiers.Single(t => t.Tier == CacheTier.Disk).Bytes / 1e6:N1}");
    }

    private static async Task<Latencies> Hits(IAnswerCache cache, Func<int, string> question, int entries)
    {
        var random = new Random(20);
        var took = new Latencies();
        for (var i = 0; i < 4 * Asked && took.Count < Asked; i++)
        {
            var entry = CacheBenchmark.Entry(question(random.Next(entries)));
            var began = Stopwatch.GetTimestamp();
            var kept = await cache.GetOrCreate<SearchAnswer>(entry, _ => throw new BenchFailed("The disk has lost an entry."), CancellationToken.None);
            var time = Stopwatch.GetElapsedTime(began);
            if (kept.Outcome.Tier is CacheTier.Disk && i >= 200) // the first warm up; the last few may be in memory
            {
                took.Add(time);
            }
        }

        return took;
    }
}
