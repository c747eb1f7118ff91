using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Bench;

/// <summary>A real page of results that stands for many: each entry that holds it is as large as a real one.</summary>
internal static class Answers
{
    public static Task<SearchAnswer> Page(Product product, int results = 20) =>
        product.Services.GetRequiredService<IMediator>().Send(new SearchDatasets(new("cancer", SearchFilters.None, Limit: results), SearchSource.Local));

    /// <summary>Keeps the answer under so many questions, and waits until the tier has them.</summary>
    public static async Task Keep(IAnswerCache cache, CacheTier tier, SearchAnswer answer, int from, int to)
    {
        const int AtATime = 2_000; // the disk tier queues some 4,000 writes at most
        for (var i = from; i < to; i += AtATime)
        {
            var upTo = Math.Min(to, i + AtATime);
            await Parallel.ForAsync(i, upTo, async (n, cancellation) =>
                await cache.GetOrCreate(CacheBenchmark.Entry($"bench {n}"), _ => Task.FromResult(answer), cancellation));
            await CacheBenchmark.Until(() => CacheBenchmark.EntriesOf(cache, tier) >= upTo, $"{tier} has {upTo:N0} entries");
        }
    }
}
