using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using OmicsOracle.Application;

namespace OmicsOracle.Presentation.Web.Tests.Monitoring;

public sealed class AlertsOverHttp
{
    [Test]
    public async Task A_quiet_service_says_that_nothing_is_wrong()
    {
        await using var service = await Service.Start(settings: [("Alerts:Memory:Threshold", "100000000000"), ("Alerts:DiskFull:Threshold", "1"), ("Alerts:DiskFull:ClearBelow", "1")]);

        var answer = await service.Get("/api/v1/alerts");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Json.GetProperty("firing").GetInt32(), Is.Zero);
        Assert.That(answer.Json.GetProperty("alerts").EnumerateArray().Select(a => a.GetProperty("name").GetString()), Is.EquivalentTo(new[]
        {
            "slow-request", "p90", "error-rate", "memory", "cpu", "ncbi-blocked", "index-stale", "disk-full",
        }));
        Assert.That(answer.Headers["Cache-Control"], Does.Contain("no-store"));
    }

    [Test]
    public async Task Answers_that_fail_are_seen_over_HTTP_in_the_figures_and_by_the_webhook()
    {
        await using var receiver = await Receiver.Start();
        var index = new SwitchableIndex { Failure = new SourceUnavailable("index", "It is being made.") };
        await using var service = await Service.Start(replace: services => services.Add(index.Descriptor), settings:
        [
            ("Alerts:Every", "00:00:01"), ("Alerts:ErrorRate:For", "00:00:00"), ("Alerts:ErrorRate:MinimumSamples", "10"),
            ("Alerts:WebhookUrl", receiver.Address), ("Alerts:WebhookSecret", "0123456789abcdef"),
        ]);
        for (var i = 0; i < 12; i++)
        {
            Assert.That((await service.Get($"/api/v1/search?q=a{i}liver&source=local")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        }

        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var told = await receiver.Of("error-rate", deadline.Token);
        var alerts = (await service.Get("/api/v1/alerts")).Json;

        Assert.That(told.GetProperty("state").GetString(), Is.EqualTo("firing"));
        Assert.That(alerts.GetProperty("firing").GetInt32(), Is.GreaterThanOrEqualTo(1));
        var errors = alerts.GetProperty("alerts").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "error-rate");
        Assert.That(errors.GetProperty("state").GetString(), Is.EqualTo("firing"));
        Assert.That(errors.GetProperty("value").GetDouble(), Is.GreaterThan(0.5));
        Assert.That(alerts.GetProperty("alerts")[0].GetProperty("state").GetString(), Is.EqualTo("firing"), "what fires stands first");
        Assert.That((await Scrape.Of(service)).Text, Does.Contain("omics_alert_firing{alert=\"error-rate\"} 1"));
    }

    /// <summary>Takes the webhook's messages.</summary>
    private sealed class Receiver(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<JsonElement> _messages = new();

        public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

        public static async Task<Receiver> Start()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var receiver = new Receiver(builder.Build());
            await receiver.Serve();
            return receiver;
        }

        public async Task<JsonElement> Of(string alert, CancellationToken deadline)
        {
            while (true)
            {
                if (_messages.FirstOrDefault(m => m.GetProperty("alert").GetString() == alert) is { ValueKind: JsonValueKind.Object } message)
                {
                    return message;
                }

                await Task.Delay(20, deadline);
            }
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task Serve()
        {
            app.Run(async context =>
            {
                _messages.Enqueue((await JsonDocument.ParseAsync(context.Request.Body)).RootElement.Clone());
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            });
            return app.StartAsync();
        }
    }
}
