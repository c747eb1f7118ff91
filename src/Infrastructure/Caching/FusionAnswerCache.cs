using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>Keeps answers in memory; FusionCache sees to it that many callers of one missing answer work it out once.</summary>
internal sealed class FusionAnswerCache(IFusionCache cache, CacheOptions options) : IAnswerCache
{
    /// <summary>What a source left out may be there a moment later.</summary>
    private static readonly TimeSpan PartialLifetime = TimeSpan.FromSeconds(5);

    private readonly FusionCacheEntryOptions _search = new(options.Search);
    private readonly FusionCacheEntryOptions _record = new(options.Record);

    public ValueTask<T> GetOrCreate<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, CancellationToken cancellation) =>
        cache.GetOrSetAsync<T>(
            entry.Key,
            async (context, stop) =>
            {
                var answer = await create(stop);
                context.Options.Size = AnswerSize.Of(answer);
                if (answer is SearchAnswer { Completeness: Completeness.Partial })
                {
                    context.Options.Duration = PartialLifetime;
                }

                return answer;
            },
            entry.Profile is CacheProfile.Search ? _search : _record,
            entry.Tags,
            cancellation);

    public ValueTask Drop(string tag, CancellationToken cancellation) => cache.RemoveByTagAsync(tag, token: cancellation);
}
