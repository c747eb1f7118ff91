using System.Diagnostics.Metrics;
using OmicsOracle.Application.Monitoring;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OmicsOracle.Presentation.Web.Monitoring;

/// <summary>What is told of the service's work to those who watch it: Prometheus text at /metrics, and figures and traces by OTLP where settings name an address.</summary>
internal static class Telemetry
{
    private const string ServiceName = "omics-oracle";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHostedService<AlertsFollower>();
        var isSent = !string.IsNullOrWhiteSpace(configuration[$"{MonitoringOptions.Section}:{nameof(MonitoringOptions.OtlpEndpoint)}"]);
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: EnvironmentFacts.Version))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(MeasuredMeters.Names);
                metrics.SetExemplarFilter(isSent ? ExemplarFilterType.TraceBased : ExemplarFilterType.AlwaysOff); // there are traces to point at only where they are sent
                metrics.AddPrometheusExporter(prometheus => prometheus.ScopeInfoEnabled = false);
            });
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) => metrics.AddView(MeasuredMeters.Of(provider.GetRequiredService<IMeterFactory>())));
        if (isSent)
        {
            SendTo(telemetry, configuration.GetSection(MonitoringOptions.Section).Get<MonitoringOptions>()!);
        }
    }

    public static void UseTelemetry(this WebApplication app)
    {
        // Its gauges are read and never written, so nobody else would make it.
        app.Services.GetRequiredService<CatalogMetrics>();
        app.MapPrometheusScrapingEndpoint("/metrics").ShortCircuit().DisableHttpMetrics();
        app.MapGet("/env", EnvironmentFacts.Answer).ShortCircuit().ExcludeFromDescription();
    }

    private static void SendTo(OpenTelemetryBuilder telemetry, MonitoringOptions options) => telemetry
        .WithMetrics(metrics => metrics.AddOtlpExporter(otlp => otlp.Endpoint = options.OtlpEndpoint!))
        .WithTracing(traces => traces
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceRatio)))
            .AddAspNetCoreInstrumentation(http => http.Filter = context => !MeasuredMeters.IsProbe(context.Request.Path))
            .AddSource("OmicsOracle.*", "System.Net.Http")
            .AddOtlpExporter(otlp => otlp.Endpoint = options.OtlpEndpoint!));
}
