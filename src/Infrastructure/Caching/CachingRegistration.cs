using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Caching.Disk;
using OmicsOracle.Infrastructure.Caching.Redis;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching;

internal static class CachingRegistration
{
    private const long LeastBytes = 1_000_000, MostBytes = 1_000_000_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static IServiceCollection AddAnswerCache(this IServiceCollection services)
    {
        services.AddOptions<CacheOptions>()
            .BindConfiguration(CacheOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => IsLifetime(o.Search) && IsLifetime(o.Record) && IsLifetime(o.Upstream) && IsLifetime(o.Summary), "Memory, Redis and Disk of Cache:Search, Cache:Record, Cache:Upstream and Cache:Summary are times such as 00:05:00, above 0 and at most 30 days.")
            .Validate(o => o.Negative > TimeSpan.Zero && o.Negative <= TimeSpan.FromDays(1), "Cache:Negative must be above 0 and at most a day.")
            .Validate(o => o.Stale >= TimeSpan.Zero && o.Stale <= TimeSpan.FromDays(7), "Cache:Stale must be 0 to 7 days.")
            .Validate(o => o.SoftLimit > TimeSpan.Zero && o.SoftLimit <= TimeSpan.FromMinutes(1), "Cache:SoftLimit must be above 0 and at most a minute.")
            .Validate(o => o.Jitter is >= 0 and <= 0.5, "Cache:Jitter must be 0 to 0.5.")
            .Validate(o => o.Memory.MaxBytes is >= LeastBytes and <= MostBytes && o.Disk.MaxBytes is >= LeastBytes and <= MostBytes, "Cache:Memory:MaxBytes and Cache:Disk:MaxBytes must be 1000000 to 1000000000000.")
            .Validate(o => o.Warm.Searches is >= 0 and <= WarmOptions.Most, "Cache:Warm:Searches must be 0 to 1000.")
            .Validate(o => o.Redis.Prefix is { Length: > 0 and <= 64 } prefix && prefix.All(c => c is > ' ' and <= '~'), "Cache:Redis:Prefix must be 1 to 64 printable characters of ASCII.")
            .Validate(o => o.Redis.Timeout > TimeSpan.Zero && o.Redis.Timeout <= TimeSpan.FromSeconds(5), "Cache:Redis:Timeout must be above 0 and at most 5 seconds.")
            .ValidateOnStart();
        services.AddSingleton<CacheMetrics>();
        services.AddSingleton<MemoryTier>();
        services.AddSingleton<AskedFile>();
        services.AddSingleton<IAskedOften, AskedOften>();
        services.AddSingleton<RecentDrops>();
        services.AddRedis(); // before the disk: the tiers are asked in this order
        services.AddSingleton<DiskTier>();
        services.AddSingleton<ILowerTier>(provider => provider.GetRequiredService<DiskTier>());
        services.AddHostedService<DropsElsewhere>();
        services.AddSingleton<KeptSerializer>();
        services.AddSingleton<SecondLevel>();
        services.AddFusionCache()
            .TryWithAutoSetup() // first: it would put an unlimited memory in place of ours
            .WithMemoryCache(provider => provider.GetRequiredService<MemoryTier>().Cache)
            .WithoutLogger() // each tier says itself what is wrong with it, once; FusionCache would say it at every try
            .WithOptions((provider, fusion) => KeepingRules.Apply(fusion, provider.GetRequiredService<IOptions<CacheOptions>>().Value))
            .WithSerializer(provider => provider.GetRequiredService<KeptSerializer>())
            .WithDistributedCache(provider => provider.GetRequiredService<SecondLevel>())
            .WithRedisBackplane();
        return services.AddSingleton<IAnswerCache, FusionAnswerCache>();
    }

    private static bool IsLifetime(TierLifetimes l) => new[] { l.Memory, l.Redis, l.Disk }.All(t => t > TimeSpan.Zero && t <= Longest);
}
