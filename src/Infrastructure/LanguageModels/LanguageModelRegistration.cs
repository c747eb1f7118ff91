using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.LanguageModels.Extractive;
using OmicsOracle.Infrastructure.Monitoring;
using Refit;

namespace OmicsOracle.Infrastructure.LanguageModels;

internal static class LanguageModelRegistration
{
    private const string Client = "language-model";
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The built-in writer, and the language model that the settings name, or one that says that there is none.</summary>
    public static IServiceCollection AddLanguageModel(this IServiceCollection services)
    {
        services.AddOptions<LanguageModelOptions>()
            .BindConfiguration(LanguageModelOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.BaseUrl is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }, "LanguageModel:BaseUrl must be a whole address of http or https, without a query, such as https://api.openai.com/v1.")
            .Validate(o => o.ApiKey is null || !o.ApiKey.Trim().Any(c => c is < '!' or > '~'), "LanguageModel:ApiKey must be of printable ASCII characters.")
            .Validate(o => o.Temperature is >= 0 and <= 2, "LanguageModel:Temperature must be from 0 to 2.")
            .Validate(o => o.MaxOutputTokens is >= 50 and <= 100_000, "LanguageModel:MaxOutputTokens must be from 50 to 100000.")
            .Validate(o => o.MaxRecordCharacters is >= 500 and <= 1_000_000, "LanguageModel:MaxRecordCharacters must be from 500 to 1000000.")
            .Validate(o => new[] { o.FirstTokenTimeout, o.TokenTimeout, o.Timeout }.All(t => t > TimeSpan.Zero && t <= TimeSpan.FromHours(1)), "The times in LanguageModel must be above 0 and at most an hour.")
            .Validate(o => o.MaxSimultaneous is >= 1 and <= 10_000, "LanguageModel:MaxSimultaneous must be from 1 to 10000.")
            .Validate(o => o.Prices.All(p => !string.IsNullOrWhiteSpace(p.Model) && p is { Input: >= 0, Output: >= 0 }), "Each of LanguageModel:Prices must have a Model, and an Input and an Output of 0 or more.")
            .ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddRefitGeneratedClient<IChatApi>(new RefitSettings(), Client)
            // The factory's own loggers would write addresses.
            .RemoveAllLoggers()
            .ConfigureHttpClient((provider, client) =>
            {
                client.BaseAddress = Options(provider).BaseUrl;
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .UseSocketsHttpHandler((sockets, provider) => Connections(sockets, Options(provider)))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(provider => ActivatorUtilities.CreateInstance<TraceparentHandler>(provider))
            .AddHttpMessageHandler(provider => ActivatorUtilities.CreateInstance<KeyHandler>(provider));
        services.AddSingleton<ModelBreaker>();
        services.AddSingleton(provider => new ModelMetrics(provider.GetRequiredService<IMeterFactory>(), Options(provider)));
        services.AddSingleton<IModelWriter>(provider => NoModel.Reason(Options(provider)) is { } reason ? new NoModel(reason) : ActivatorUtilities.CreateInstance<ModelWriter>(provider));
        services.AddSingleton<IBuiltInWriter, ExtractiveWriter>();
        return services.AddHostedService<ModelAnnouncement>();
    }

    /// <summary>What models cost, kept in the data directory.</summary>
    public static IServiceCollection AddSpendings(this IServiceCollection services) => services
        .AddSingleton<SpendingFile>()
        .AddSingleton<ISpendings>(provider => provider.GetRequiredService<SpendingFile>())
        .AddHostedService(provider => provider.GetRequiredService<SpendingFile>());

    /// <summary>TLS is verified as always; a redirect is never followed, since it would carry the key and the records to wherever it points.</summary>
    private static void Connections(SocketsHttpHandler sockets, LanguageModelOptions options)
    {
        sockets.AllowAutoRedirect = false;
        sockets.UseCookies = false;
        // Packing would hold words back.
        sockets.AutomaticDecompression = DecompressionMethods.None;
        sockets.EnableMultipleHttp2Connections = true;
        sockets.MaxConnectionsPerServer = options.MaxSimultaneous;
        sockets.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        sockets.ConnectTimeout = ConnectTimeout;
        // An answer that is left is cut off at once, not read to its end to save the connection.
        sockets.MaxResponseDrainSize = 0;
        sockets.ActivityHeadersPropagator = null; // the handler sends the trace on, where settings say so
    }

    private static LanguageModelOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<LanguageModelOptions>>().Value;
}
