using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Presentation.Web.Http.Page;
using OmicsOracle.Presentation.Web.Monitoring;
using OmicsOracle.Presentation.Web.Settings;
using Scalar.AspNetCore;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>The service over HTTP: what answers at which address, and what happens around every answer.</summary>
internal static class WebService
{
    /// <summary>Bytes. A question of 999 characters of three escaped bytes each, with filters, gets an answer of ours, not the server's.</summary>
    private const int LongestAddress = 64 * 1024;

    public const string DefaultUrls = "http://127.0.0.1:8080";
    private static readonly byte[] Live = """{"status":"live"}"""u8.ToArray();

    /// <summary>The service, made but not started.</summary>
    /// <param name="settings">What goes over every other source of settings.</param>
    /// <param name="compose">Adds the use cases and the adapters behind them.</param>
    /// <param name="environment">Null: as the machine's environment says.</param>
    public static WebApplication Make(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection> compose, string? environment = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebService).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = ServiceEnvironment.Of(environment).Name,
        });
        builder.Configuration.AddInMemoryCollection(settings);
        if (string.IsNullOrWhiteSpace(builder.Configuration["urls"]))
        {
            builder.Configuration["urls"] = DefaultUrls;
        }

        Addresses.Check(builder.Configuration["urls"]!);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = LongestAddress;
        });
        compose(builder.Services);
        AddWebService(builder.Services);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.AddProtection();
        builder.Services.AddSingleton(SettingsSections.Of(builder.Services));
        var app = builder.Build();
        SettingsFaults.Check(app.Services);
        return UseWebService(app);
    }

    private static void AddWebService(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<ICaller, HttpCaller>();
        services.AddSingleton<ICacheExchange, HttpCacheExchange>();
        services.AddHostedService<IndexFollower>();
        services.AddHostedService<VocabularyFollower>();
        services.AddHostedService<WarmSearches>();
        services.AddSingleton<BackgroundSync>();
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundSync>());
        services.AddOptions<SyncOptions>()
            .BindConfiguration(SyncOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.Every is null || (o.Every >= TimeSpan.FromMinutes(1) && o.Every <= TimeSpan.FromDays(45)), "Sync:Every must be from a minute to 45 days, or absent.")
            .ValidateOnStart();
        services.AddOptions<ClientCacheOptions>()
            .BindConfiguration(ClientCacheOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.MaxAge >= TimeSpan.Zero && o.MaxAge <= TimeSpan.FromDays(1), "ClientCache:MaxAge must be 0 to a day.")
            .ValidateOnStart();
        services.AddExceptionHandler<FailureAnswers>();
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>(); // before the framework's, which leaves some callers without a reason
        services.AddProblemDetails();
        services.AddOpenApi(ApiDescription.Configure);
        services.AddSingleton<ParameterBinder, AskedParametersOnly>();
        services.AddMvcCore(mvc => // not AddControllers, which also brings what nothing here uses: authorization, CORS, data annotations
            {
                mvc.Filters.Add<KnownParametersOnly>();
                mvc.ValueProviderFactories.Clear();
                mvc.ValueProviderFactories.Add(new RouteValueProviderFactory());
                mvc.ValueProviderFactories.Add(new QueryStringValueProviderFactory());
                mvc.ModelBinderProviders.Insert(0, new IsoDateBinder());
                mvc.ModelBinderProviders.Insert(0, new AskedPropertiesOnly.Provider());
            })
            .AddApiExplorer()
            .AddJsonOptions(json => AnswerJson.Configure(json.JsonSerializerOptions))
            .ConfigureApiBehaviorOptions(api =>
            {
                api.InvalidModelStateResponseFactory = ParameterFaults.Answer;
                api.SuppressMapClientErrors = true; // such as 415: they become problems where all others do, with a code
            });
        services.AddOptions<MvcOptions>().Configure<IOptions<ClientCacheOptions>>((mvc, client) => mvc.OutputFormatters.Insert(0, new RememberedJson(client.Value.MaxAge)));
        services.ConfigureHttpJsonOptions(json => AnswerJson.Configure(json.SerializerOptions)); // OpenAPI reads the shapes from these
    }

    private static WebApplication UseWebService(WebApplication app)
    {
        app.UseProtection();
        app.Use(AnswerHeadAsGet);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseLimits();
        app.UseRouting();
        app.MapGet("/health/live", SayLive).ShortCircuit().ExcludeFromDescription();
        app.UseTelemetry();
        app.MapPage();
        app.MapControllers();
        app.MapOpenApi();
        app.MapScalarApiReference("/docs", scalar => scalar.WithTitle("OmicsOracle").DisableDefaultFonts());
        return app;
    }

    /// <summary>HEAD is GET without the body (RFC 9110, 9.3.2); the server leaves the body out by itself.</summary>
    private static Task AnswerHeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    private static Task SayLive(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Live.Length;
        context.Response.Headers.CacheControl = CacheHeaders.NoStore;
        return context.Response.Body.WriteAsync(Live).AsTask();
    }
}
