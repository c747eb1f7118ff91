using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using OmicsOracle.Application;
using OmicsOracle.Presentation.Web.Http.Health;
using OmicsOracle.Presentation.Web.Http.Limits;
using OmicsOracle.Presentation.Web.Http.Logs;
using OmicsOracle.Presentation.Web.Http.Stopping;
using OmicsOracle.Presentation.Web.Settings;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>What stands around every request: the log, limits, headers, health and going down, with their settings.</summary>
internal static class ServiceProtection
{
    private static readonly string[] ToldToOtherOrigins =
        ["ETag", "Age", "Cache-Status", "Retry-After", "RateLimit", "RateLimit-Policy", "Server-Timing", "X-Process-Time", "X-Export-Query", "X-Export-Mode", "X-Export-Time", "X-Export-Total", "X-Export-Catalog"];

    public static void AddProtection(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["ForwardedHeaders_Enabled"] is { } all && bool.TryParse(all, out var isOn) && isOn)
        {
            throw new CannotProceed("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes whatever anybody says of a caller's address; unset it and name the proxies in Callers:TrustedProxies.");
        }

        builder.AddServiceLog();
        var services = builder.Services;
        services.AddSettings<HttpOptions>(HttpOptions.Section)
            .Validate(o => o.AreLimitsReadable, "Http:Connections must be 1 or more, Http:MaxBodyBytes 0 to 100 MB, Http:MaxHeaderBytes 1 KB to 1 MB and Http:MaxHeaders 10 to 1000.")
            .Validate(o => o.AreTimesReadable, "Http:HeaderTimeout must be above 0 and at most 5 minutes, Http:KeepAlive above 0 and at most an hour, Http:StrictTransport 0 or more.")
            .Validate(o => o.AreOriginsReadable, "Http:CorsOrigins must be origins such as https://example.org, with commas between.");
        services.AddSettings<LoadOptions>(LoadOptions.Section)
            .Validate(o => o.IsReadable, "Load:Concurrent and Load:StreamsPerCaller must be 1 or more, Load:Queue and Load:Streams 0 or more, Load:Patience and Load:LongestLine above 0 and at most a minute, Load:Timeout above 0 and at most an hour.");
        services.AddSettings<CallersOptions>(CallersOptions.Section)
            .Validate(o => Limits.ApiKeyHashes.AreReadable(o.ApiKeyHashes), "Callers:ApiKeyHashes must be 64 hexadecimal digits each, with commas between: the SHA-256 of the keys.")
            .Validate(o => o.AreProxiesReadable, "Callers:TrustedProxies must be addresses or networks such as 10.0.0.0/8, with commas between, and not everybody (/0).");
        services.AddSettings<OperatorOptions>(OperatorOptions.Section)
            .Validate(o => Limits.ApiKeyHashes.AreReadable(o.ApiKeyHash), "Operator:ApiKeyHash must be 64 hexadecimal digits: the SHA-256 of the key; several with commas between.");
        services.AddSettings<HealthOptions>(HealthOptions.Section)
            .Validate(o => o.IsReadable, "Health:Every must be from 100 ms to 5 minutes, and Health:Patience above 0 and at most a minute.");
        services.AddSettings<ShutdownOptions>(ShutdownOptions.Section)
            .Validate(o => o.IsReadable, "Shutdown:Notice must be 0 or more, Shutdown:Finish and Shutdown:Closing above 0, and each at most 5 minutes.");
        services.AddOptions<KestrelServerOptions>().Configure<IServiceProvider>((kestrel, provider) => Bound(kestrel, SettingsSections.ReadOrDefault<HttpOptions>(provider)));
        services.AddSingleton<OperatorKeys>().AddSingleton<CallerNames>();
        services.AddSingleton<ThreadLine>().AddHostedService(provider => provider.GetRequiredService<ThreadLine>());
        services.AddSingleton<GoingDown>();
        services.AddHostedService(provider => provider.GetRequiredService<GoingDown>());
        services.AddHostedService<HealthRounds>();
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<IOptions<HttpOptions>>((cors, http) =>
            cors.AddDefaultPolicy(policy => policy.WithOrigins(http.Value.Origins).AllowAnyHeader().WithMethods("GET", "HEAD", "POST", "DELETE").WithExposedHeaders(ToldToOtherOrigins)));
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<CallersOptions>>((forwarded, callers) => Believe(forwarded, callers.Value));
    }

    /// <summary>Before everything else, from the outside inwards.</summary>
    public static void UseProtection(this WebApplication app)
    {
        if (!string.IsNullOrEmpty(Settings<CallersOptions>(app).TrustedProxies))
        {
            app.UseForwardedHeaders(); // first: all that follows goes by the caller's own address
        }

        // Not with the options' other configuration: the host reads them while it is built, before all faults are found.
        app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout = Settings<ShutdownOptions>(app).Whole;
        app.UseMiddleware<RequestLines>();
        app.UseMiddleware<ProcessTime>();
        app.UseMiddleware<AnswerHeaders>();
    }

    /// <summary>Within what turns failures into answers.</summary>
    public static void UseLimits(this WebApplication app)
    {
        if (Settings<HttpOptions>(app).Origins.Length > 0)
        {
            app.UseCors(); // before the limits, so that a page may read a refusal
        }

        app.UseMiddleware<Admission>();
        app.UseMiddleware<AnswerDeadline>();
        app.UseMiddleware<DocsPolicy>();
    }

    private static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section)
        where T : class =>
        services.AddOptions<T>().BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true);

    private static T Settings<T>(WebApplication app)
        where T : class =>
        (T)SettingsSections.Read(app.Services, typeof(T));

    private static void Bound(KestrelServerOptions kestrel, HttpOptions http)
    {
        kestrel.Limits.MaxConcurrentConnections = http.Connections;
        kestrel.Limits.MaxRequestBodySize = http.MaxBodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = http.MaxHeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = http.MaxHeaders;
        kestrel.Limits.RequestHeadersTimeout = http.HeaderTimeout;
        kestrel.Limits.KeepAliveTimeout = http.KeepAlive;
    }

    private static void Believe(ForwardedHeadersOptions forwarded, CallersOptions callers)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = null; // as far back as the proxies are trusted
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in callers.TrustedNetworks)
        {
            forwarded.KnownIPNetworks.Add(network);
        }
    }
}
