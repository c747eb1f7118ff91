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
            .BindConfiguration(CacheOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => IsLifetime(o.Search) && IsLifetime(o.Record) && IsLifetime(o.Brief), "Cache:Search, Cache:Record and Cache:Brief are times such as 00:05:00, above 0 and at most a day.")
            .Validate(o => o.MaxBytes >= CacheOptions.LeastBytes, $"Cache:MaxBytes must be {CacheOptions.LeastBytes} or more.")
            .ValidateOnStart();
        services.AddFusionCache()
            .TryWithAutoSetup() // first: it would put an unlimited memory in place of ours
            .WithMemoryCache(provider => new MemoryCache(new MemoryCacheOptions
            {
                SizeLimit = provider.GetRequiredService<IOptions<CacheOptions>>().Value.MaxBytes,
            }))
            .WithOptions(o =>
            {
                o.TagsDefaultEntryOptions.Size = AnswerSize.Marker;
                o.FactoryErrorsLogLevel = LogLevel.None; // a failure travels to its caller, who logs what is worth it
            });
        return services.AddSingleton<IAnswerCache>(provider => new FusionAnswerCache(
            provider.GetRequiredService<IFusionCache>(),
            provider.GetRequiredService<IOptions<CacheOptions>>().Value));
    }

    private static bool IsLifetime(TimeSpan time) => time > TimeSpan.Zero && time <= TimeSpan.FromDays(1);
}
