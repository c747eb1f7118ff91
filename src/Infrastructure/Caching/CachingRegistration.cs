using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching;

internal static class CachingRegistration
{
    public static IServiceCollection AddAnswerCache(this IServiceCollection services)
    {
        services.AddOptions<CacheOptions>()
            .BindConfiguration(CacheOptions.Section)
            .Validate(o => o.Search > TimeSpan.Zero && o.Record > TimeSpan.Zero && o.Brief > TimeSpan.Zero, "Cache:Search, Cache:Record and Cache:Brief must be above 0.")
            .Validate(o => o.MaxEntries > 0, "Cache:MaxEntries must be 1 or more.")
            .ValidateOnStart();
        services.AddFusionCache()
            .WithMemoryCache(provider => new MemoryCache(new MemoryCacheOptions
            {
                SizeLimit = provider.GetRequiredService<IOptions<CacheOptions>>().Value.MaxEntries,
            }))
            .WithOptions(o =>
            {
                o.TagsDefaultEntryOptions.Size = 1;
                o.FactoryErrorsLogLevel = LogLevel.None; // a failure travels to its caller, who logs what is worth it
            })
            .TryWithAutoSetup();
        return services.AddSingleton<IAnswerCache>(provider => new FusionAnswerCache(
            provider.GetRequiredService<IFusionCache>(),
            provider.GetRequiredService<IOptions<CacheOptions>>().Value));
    }
}
