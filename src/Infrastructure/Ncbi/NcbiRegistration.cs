using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OmicsOracle.Infrastructure.Monitoring;
using Refit;

namespace OmicsOracle.Infrastructure.Ncbi;

internal static class NcbiRegistration
{
    /// <summary>NCBI, asked over the wire. Each host has its handlers in this order: what may be retried, the gate, reading, the trace, who asks, the connections.</summary>
    public static IServiceCollection AddNcbi(this IServiceCollection services)
    {
        services.AddOptions<NcbiOptions>()
            .BindConfiguration(NcbiOptions.Section)
            .Validate(o => o.RequestsPerSecond is null or >= 0.01 and <= 1_000, "Ncbi:RequestsPerSecond must be from 0.01 to 1000.")
            .Validate(o => new[] { o.Timeout, o.HarvestTimeout, o.ConnectTimeout, o.AttemptTimeout, o.LongestWait }.All(t => t > TimeSpan.Zero && t <= TimeSpan.FromDays(1)), "The times in Ncbi must be above 0 and at most a day.")
            .Validate(o => o.MaxAnswerBytes > 0 && o.MaxUnpackedBytes > 0, "The byte limits in Ncbi must be above 0.")
            .Validate(o => new[] { o.BaseUrl, o.FilesUrl, o.QueryUrl }.All(u => u is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Query: "" }), "The addresses in Ncbi must be whole ones of http or https, such as https://eutils.ncbi.nlm.nih.gov/entrez/eutils/.")
            .ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ApiKey>();
        services.AddSingleton<NcbiMetrics>();
        services.AddSingleton<NcbiHosts>();
        services.AddHost<IEntrezApi>(NcbiHost.Utilities, o => o.BaseUrl, hosts => hosts.Utilities).AddHttpMessageHandler(provider => ActivatorUtilities.CreateInstance<IdentityHandler>(provider));
        services.AddHost<IGeoFilesApi>(NcbiHost.Files, o => o.FilesUrl, hosts => hosts.Files);
        services.AddHost<IGeoQueryApi>(NcbiHost.Viewer, o => o.QueryUrl, hosts => hosts.Viewer);
        services.AddSingleton<EntrezWire>();
        services.AddSingleton<IEntrez, EntrezClient>();
        return services;
    }

    private static IHttpClientBuilder AddHost<TApi>(this IServiceCollection services, string name, Func<NcbiOptions, Uri> address, Func<NcbiHosts, NcbiHost> host)
        where TApi : class
    {
        var builder = services.AddRefitGeneratedClient<TApi>(new RefitSettings(), name)
            // The factory's own loggers would write addresses.
            .RemoveAllLoggers()
            .ConfigureHttpClient((provider, client) =>
            {
                client.BaseAddress = address(Options(provider));
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .UseSocketsHttpHandler((sockets, provider) => Connections(sockets, Options(provider), isPacked: name != NcbiHost.Files))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        builder.AddResilienceHandler(name, (pipeline, context) =>
            HostResilience.Build(pipeline, host(context.ServiceProvider.GetRequiredService<NcbiHosts>()), Options(context.ServiceProvider), context.ServiceProvider.GetRequiredService<TimeProvider>()));
        return builder
            .AddHttpMessageHandler(provider => ActivatorUtilities.CreateInstance<PacingHandler>(provider, host(provider.GetRequiredService<NcbiHosts>())))
            .AddHttpMessageHandler(provider => ActivatorUtilities.CreateInstance<ReadingHandler>(provider))
            .AddHttpMessageHandler(provider => ActivatorUtilities.CreateInstance<TraceparentHandler>(provider));
    }

    /// <summary>TLS is verified as always; a redirect is never followed, since it would carry the key to wherever it points.</summary>
    /// <param name="isPacked">Whether answers may be packed on their way; files are packed themselves.</param>
    private static void Connections(SocketsHttpHandler sockets, NcbiOptions options, bool isPacked)
    {
        sockets.AllowAutoRedirect = false;
        sockets.UseCookies = false;
        sockets.AutomaticDecompression = isPacked ? DecompressionMethods.All : DecompressionMethods.None;
        sockets.MaxConnectionsPerServer = NcbiHosts.ConnectionsAHost;
        sockets.PooledConnectionLifetime = TimeSpan.FromSeconds(300);
        sockets.ConnectTimeout = options.ConnectTimeout;
        // Its traces would hold the whole address; NcbiMetrics has its own.
        sockets.ActivityHeadersPropagator = null;
    }

    private static NcbiOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<NcbiOptions>>().Value;
}
