using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>Keeps answers in memory; FusionCache sees to it that many callers of one missing answer work it out once.</summary>
internal sealed class FusionAnswerCache(IFusionCache cache, CacheOptions options) : IAnswerCache
{
    private readonly FusionCacheEntryOptions _search = new(options.Search) { Size = 1 };
    private readonly FusionCacheEntryOptions _record = new(options.Record) { Size = 1 };

    private readonly FusionCacheEntryOptions _brief = new(options.Brief) { Size = 1 };

    public ValueTask<T> GetOrCreate<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, CancellationToken cancellation) =>
        cache.GetOrSetAsync<T>(
            entry.Key,
            entry.IsBrief is { } isBrief ? (context, stop) => Weighed(context, isBrief, create(stop)) : (_, stop) => create(stop),
            Options(entry.Profile),
            entry.Tags,
            cancellation);

    public ValueTask Drop(string tag, CancellationToken cancellation) => cache.RemoveByTagAsync(tag, token: cancellation);

    private FusionCacheEntryOptions Options(CacheProfile profile) => profile switch
    {
        CacheProfile.Search => _search,
        CacheProfile.Record => _record,
        _ => _brief,
    };

    private async Task<T> Weighed<T>(FusionCacheFactoryExecutionContext<T> context, Func<object, bool> isBrief, Task<T> creating)
    {
        var answer = await creating;
        if (isBrief(answer!))
        {
            context.Options = _brief;
        }

        return answer;
    }
}
