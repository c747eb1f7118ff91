using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Monitoring;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Monitoring;

internal static class MonitoringRegistration
{
    private const int ShortestSecret = 16;

    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddOptions<AlertOptions>()
            .BindConfiguration(AlertOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.Every >= TimeSpan.FromSeconds(1) && o.Every <= TimeSpan.FromMinutes(1), "Alerts:Every must be from a second to a minute.")
            .Validate(o => o.Window >= TimeSpan.FromMinutes(1) && o.Window <= TimeSpan.FromDays(1), "Alerts:Window must be from a minute to a day.")
            .Validate(o => o.Rules.All(r => r.IsReadable), "Each alert's Threshold must be 0 or more, its ClearBelow from 0 to the threshold, For from 0 to a day and MinimumSamples 0 or more.")
            .Validate(o => o.WebhookUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" }, "Alerts:WebhookUrl must be a whole address of http or https.")
            .Validate(o => o.WebhookUrl is null || o.WebhookSecret is { Length: >= ShortestSecret }, $"Alerts:WebhookSecret must have at least {ShortestSecret} characters where there is an Alerts:WebhookUrl: what is sent is signed with it.")
            .ValidateOnStart();
        services.AddHttpClient(AlertWebhook.Client, (provider, client) => (client.BaseAddress, client.Timeout) = (provider.GetRequiredService<IOptions<AlertOptions>>().Value.WebhookUrl, Timeout.InfiniteTimeSpan))
            .RemoveAllLoggers() // they would write the address, which may hold a token
            .UseSocketsHttpHandler((sockets, _) => (sockets.AllowAutoRedirect, sockets.UseCookies, sockets.AutomaticDecompression) = (false, false, DecompressionMethods.None));
        services.AddSingleton<ServiceFigures>().AddSingleton<IMachineProbe, MachineProbe>().AddSingleton<AlertReadings>().AddSingleton<AlertWebhook>();
        return services.AddSingleton<IAlerts, Alerts>();
    }

    /// <summary>Whether clients of the factory send the trace on is one setting for all of them.</summary>
    public static IServiceCollection AddOutgoingTraces(this IServiceCollection services) => services.ConfigureHttpClientDefaults(clients => clients
        .UseSocketsHttpHandler((sockets, provider) =>
        {
            if (!provider.GetRequiredService<IOptions<MonitoringOptions>>().Value.SendTraceparent)
            {
                sockets.ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator();
            }
        }));
}
