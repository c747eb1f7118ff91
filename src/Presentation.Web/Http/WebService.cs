using OmicsOracle.Application.Ports;
using Scalar.AspNetCore;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>The service over HTTP: what answers at which address, and what happens around every answer.</summary>
internal static class WebService
{
    private static readonly byte[] Live = """{"status":"live"}"""u8.ToArray();

    public static WebApplicationBuilder AddWebService(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<ICaller, HttpCaller>();
        services.AddHostedService<IndexFollower>();
        services.AddExceptionHandler<FailureAnswers>();
        services.AddProblemDetails(o => o.CustomizeProblemDetails = Problem.Complete);
        services.AddOpenApi();
        services.AddControllers(mvc =>
            {
                mvc.Filters.Add<KnownParametersOnly>();
                mvc.ModelBinderProviders.Insert(0, new IsoDateBinder());
                mvc.OutputFormatters.Insert(0, new RememberedJson());
            })
            .AddJsonOptions(json => AnswerJson.Configure(json.JsonSerializerOptions))
            .ConfigureApiBehaviorOptions(api => api.InvalidModelStateResponseFactory = ParameterFaults.Answer);
        services.ConfigureHttpJsonOptions(json => AnswerJson.Configure(json.SerializerOptions)); // OpenAPI reads the shapes from these
        return builder;
    }

    public static WebApplication UseWebService(this WebApplication app)
    {
        app.UseMiddleware<ProcessTime>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.MapGet("/health/live", SayLive).ShortCircuit().ExcludeFromDescription();
        app.MapControllers();
        app.MapOpenApi();
        app.MapScalarApiReference("/docs", scalar => scalar.WithTitle("OmicsOracle").DisableDefaultFonts());
        return app;
    }

    private static Task SayLive(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Live.Length;
        return context.Response.Body.WriteAsync(Live).AsTask();
    }
}
