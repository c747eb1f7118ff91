using Microsoft.Extensions.DependencyInjection;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching.Redis;

internal static class RedisRegistration
{
    /// <summary>Redis as the first tier below memory, off where no connection string is set.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services)
    {
        services.AddSingleton<RedisConnection>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisConnection>());
        services.AddSingleton<RedisBackplane>();
        services.AddSingleton<CatalogName>();
        return services.AddSingleton<ILowerTier, RedisTier>();
    }

    /// <summary>Lets the nodes hear of each other's drops where there is a Redis.</summary>
    public static IFusionCacheBuilder WithRedisBackplane(this IFusionCacheBuilder fusion) => fusion.WithPostSetup((provider, cache) =>
    {
        if (provider.GetRequiredService<RedisConnection>().IsOn)
        {
            cache.SetupBackplane(provider.GetRequiredService<RedisBackplane>());
        }
    });
}
