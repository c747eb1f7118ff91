using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>Keeps answers in memory; FusionCache sees to it that many callers of one missing answer work it out once.</summary>
internal sealed class FusionAnswerCache(IFusionCache cache, CacheOptions options) : IAnswerCache
{
    private readonly FusionCacheEntryOptions _search = new(options.Search) { Size = 1 };
    private readonly FusionCacheEntryOptions _record = new(options.Record) { Size = 1 };

    public ValueTask<T> GetOrCreate<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, CancellationToken cancellation) =>
        cache.GetOrSetAsync<T>(
            entry.Key,
            (_, stop) => create(stop),
            entry.Profile is CacheProfile.Search ? _search : _record,
            entry.Tags,
            cancellation);

    public ValueTask Drop(string tag, CancellationToken cancellation) => cache.RemoveByTagAsync(tag, token: cancellation);
}
