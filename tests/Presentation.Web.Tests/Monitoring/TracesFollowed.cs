using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OmicsOracle.Presentation.Web.Tests.Monitoring;

public sealed class TracesFollowed
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private const string Traceparent = $"00-{TraceId}-b7ad6b7169203331-01";

    [Test]
    public async Task A_callers_trace_goes_on_to_NCBI_where_settings_say_so()
    {
        await using var ncbi = await Recorder.Start();
        await using var service = await Service.Start(settings: [("Monitoring:SendTraceparent", "true"), .. Asking(ncbi)]);

        await service.Get("/api/v1/search?q=zymurgy&source=live", ("traceparent", Traceparent));

        Assert.That(ncbi.Requests, Is.Not.Empty);
        Assert.That(ncbi.Requests.Select(r => r.Traceparent), Has.All.StartsWith($"00-{TraceId}-").And.None.Contain("b7ad6b7169203331"), "its own spans, of the caller's trace");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_callers_trace_goes_on_to_the_model_only_where_settings_say_so(bool isSent)
    {
        await using var model = await Recorder.Start();
        await using var service = await Service.Start(settings: [("Monitoring:SendTraceparent", isSent ? "true" : "false"), ("LanguageModel:BaseUrl", $"{model.Address}/v1"), ("LanguageModel:Model", "any")]);

        await service.Get("/api/v1/datasets/GSE2034/summary", ("traceparent", Traceparent));

        Assert.That(model.Requests, Is.Not.Empty);
        Assert.That(model.Requests.Select(r => r.Traceparent.StartsWith($"00-{TraceId}-", StringComparison.Ordinal)), Has.All.EqualTo(isSent));
    }

    [Test]
    public async Task Nobody_elsewhere_learns_of_a_trace_otherwise()
    {
        await using var ncbi = await Recorder.Start();
        await using var service = await Service.Start(settings: Asking(ncbi));

        await service.Get("/api/v1/search?q=zymurgy&source=live", ("traceparent", Traceparent));

        Assert.That(ncbi.Requests, Is.Not.Empty);
        Assert.That(ncbi.Requests.Select(r => r.Traceparent), Has.All.Empty);
    }

    [Test]
    public async Task A_callers_trace_is_the_trace_of_its_failure()
    {
        await using var service = await Service.Start();

        var answer = await service.Get("/api/v1/search?q=", ("traceparent", Traceparent));

        Assert.That(answer.Json.GetProperty("traceId").GetString(), Is.EqualTo(TraceId));
    }

    [Test]
    public async Task Traces_and_figures_are_sent_by_OTLP_without_what_was_asked()
    {
        await using var collector = await Recorder.Start(HttpProtocols.Http2);
        await using var ncbi = await Recorder.Start();
        await using (var service = await Service.Start(settings: [("Monitoring:OtlpEndpoint", collector.Address), .. Asking(ncbi)]))
        {
            await service.Get("/api/v1/search?q=unmistakablequestion&source=live", ("traceparent", Traceparent));
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "Accept", "application/openmetrics-text; version=1.0.0" } } };
            using var figures = await service.Http.SendAsync(request);
            Assert.That(await figures.Content.ReadAsStringAsync(), Does.Contain($"# {{trace_id=\"{TraceId}\""), "an exemplar leads from a bucket to a trace");
        }

        var traces = string.Concat(collector.Requests.Where(r => r.Path == "/opentelemetry.proto.collector.trace.v1.TraceService/Export").Select(r => r.Body));
        Assert.That(traces, Does.Contain("ncbi esearch").And.Contain("api/v1/search").And.Contain(Encoding.Latin1.GetString(Convert.FromHexString(TraceId))));
        Assert.That(collector.Requests.Select(r => r.Path), Has.Some.EqualTo("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"));
        Assert.That(collector.Requests.Select(r => r.Body), Has.None.Contain("unmistakablequestion"));
    }

    private static (string Name, string Value)[] Asking(Recorder ncbi) =>
    [
        ("Live:Enabled", "true"), ("Live:Deadline", "00:00:20"), ("Ncbi:RequestsPerSecond", "200"),
        ("Ncbi:BaseUrl", $"{ncbi.Address}/entrez/eutils/"), ("Ncbi:FilesUrl", $"{ncbi.Address}/geo/"), ("Ncbi:QueryUrl", $"{ncbi.Address}/geo/query/"),
    ];

    private sealed record Recorded(string Path, string Traceparent, string Body);

    /// <summary>A real server that keeps what it gets: it stands for NCBI, which it answers for with an error, and for a collector, to which gRPC says that all is well.</summary>
    private sealed class Recorder(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<Recorded> _requests = new();

        public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

        public IReadOnlyList<Recorded> Requests => [.. _requests];

        public static async Task<Recorder> Start(HttpProtocols protocols = HttpProtocols.Http1)
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
            var recorder = new Recorder(builder.Build());
            await recorder.Serve();
            return recorder;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task Serve()
        {
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                _requests.Enqueue(new(context.Request.Path, context.Request.Headers.TraceParent.ToString(), Encoding.Latin1.GetString(body.ToArray())));
                if (HttpProtocol.IsHttp2(context.Request.Protocol))
                {
                    context.Response.ContentType = "application/grpc";
                    context.Response.DeclareTrailer("grpc-status");
                    await context.Response.Body.WriteAsync(new byte[5]);
                    context.Response.AppendTrailer("grpc-status", "0");
                }
                else
                {
                    context.Response.StatusCode = StatusCodes.Status400BadRequest;
                }
            });
            return app.StartAsync();
        }
    }
}
