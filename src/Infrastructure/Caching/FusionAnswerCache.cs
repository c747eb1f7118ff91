using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>Keeps answers in memory; FusionCache sees to it that many callers of one missing answer work it out once.</summary>
internal sealed class FusionAnswerCache(IFusionCache cache, CacheOptions options) : IAnswerCache
{
    private readonly FusionCacheEntryOptions _search = new(options.Search);
    private readonly FusionCacheEntryOptions _record = new(options.Record);
    private readonly FusionCacheEntryOptions _brief = new(options.Brief);

    public ValueTask<T> GetOrCreate<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, CancellationToken cancellation) =>
        cache.GetOrSetAsync<T>(
            entry.Key,
            async (context, stop) =>
            {
                var answer = await create(stop);
                context.Options.Size = AnswerSize.Of(answer);
                if (entry.IsBrief?.Invoke(answer!) == true)
                {
                    context.Options.Duration = options.Brief;
                }

                return answer;
            },
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
}
