using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Monitoring;

internal static class MonitoringRegistration
{
    public static IServiceCollection AddMonitoringSettings(this IServiceCollection services)
    {
        services.AddOptions<MonitoringOptions>()
            .BindConfiguration(MonitoringOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.IsAddress, "Monitoring:OtlpEndpoint must be a whole address of http or https, such as http://127.0.0.1:4317, or absent.")
            .Validate(o => o.TraceRatio is >= 0 and <= 1, "Monitoring:TraceRatio must be from 0 to 1.")
            .Validate(o => o.ApdexTarget > TimeSpan.Zero && o.ApdexTarget <= TimeSpan.FromMinutes(1), "Monitoring:ApdexTarget must be above 0 and at most a minute.")
            .ValidateOnStart();
        return services.AddSingleton(provider => new CatalogMetrics(
            provider.GetRequiredService<IMeterFactory>(), provider.GetRequiredService<ISearchIndex>(), provider.GetRequiredService<RunningSync>(), provider.GetRequiredService<TimeProvider>()));
    }
}
