using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OmicsOracle.Application;
using OmicsOracle.Infrastructure;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>The whole service over real HTTP on a free port, with a data directory of its own.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder? _folder;

    private Service(WebApplication app, TemporaryFolder? folder)
    {
        (_app, _folder) = (app, folder);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="data">The data directory; one of its own, gone with the service, when null.</param>
    /// <param name="replace">Substitutes ports.</param>
    public static async Task<Service> Start(string? data = null, Action<IServiceCollection>? replace = null, params (string Name, string Value)[] settings)
    {
        var folder = data is null ? new TemporaryFolder() : null;
        var all = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Catalog:Directory"] = data ?? folder!.Path,
            ["Live:Enabled"] = "false",
            ["RateLimit:Burst"] = "100000",
            ["Serilog:MinimumLevel:Default"] = "Fatal",
            ["Load:LongestLine"] = "00:01:00", // a busy machine is not what is tested
            ["Shutdown:Finish"] = "00:00:05",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var app = WebService.Make(all, services =>
        {
            services.AddApplication().AddInfrastructure();
            replace?.Invoke(services);
        });
        await app.StartAsync();
        return new(app, folder);
    }

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, headers);

    public async Task<Answer> Send(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request);
        return new(response.StatusCode, response.Headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value)), response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder?.Dispose();
    }
}

/// <summary>One HTTP answer, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string? MediaType, string Body)
{
    private JsonElement? _json;

    public JsonElement Json => _json ??= JsonDocument.Parse(Body).RootElement;

    public string? Code => Json.GetProperty("code").GetString();

    public IEnumerable<string> FieldsAtFault => Json.GetProperty("errors").EnumerateObject().Select(e => e.Name);

    public IReadOnlyList<string> Accessions => [.. Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("accession").GetString()!)];
}
