using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.RateLimiting;

internal static class RateLimitingRegistration
{
    public static IServiceCollection AddPermits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>()
            .BindConfiguration(RateLimitOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.PermitsPerMinute > 0 && o.Burst > 0, "RateLimit:PermitsPerMinute and RateLimit:Burst must be 1 or more.")
            .Validate(o => o.MaxCallers > 0, "RateLimit:MaxCallers must be 1 or more.")
            .ValidateOnStart();
        return services.AddSingleton<IPermits, CallerPermits>();
    }
}
