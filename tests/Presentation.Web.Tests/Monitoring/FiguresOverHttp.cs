using System.Globalization;
using System.Net;

namespace OmicsOracle.Presentation.Web.Tests.Monitoring;

public sealed class FiguresOverHttp
{
    [Test]
    public async Task Figures_have_the_usual_names_and_the_services_own()
    {
        await using var service = await Service.Start();
        await service.Get("/api/v1/search?q=liver&source=local");
        await service.Get("/api/v1/search?q=liver&source=local");
        await service.Get("/api/v1/search?q=");

        var figures = await Scrape.Of(service);

        Assert.That(figures.Names, Is.SupersetOf(new[]
        {
            "http_server_request_duration_seconds_bucket", "http_server_active_requests", "kestrel_active_connections", "dotnet_gc_collections_total", "dotnet_process_memory_working_set_bytes",
            "omics_request_duration_seconds_bucket", "omics_request_allocated_bytes_total", "omics_request_failures_total", "omics_cache_hits_total", "omics_cache_misses_total",
            "omics_index_records", "omics_index_size_bytes", "omics_index_age_seconds", "omics_index_ready", "omics_harvest_running", "omics_harvest_done", "omics_harvest_total",
            "omics_apdex_answers_total", "omics_alert_firing",
        }));
        Assert.That(figures.Labels("omics_request_failures_total"), Has.Some.EquivalentTo(new Dictionary<string, string> { ["request"] = "SearchDatasets", ["kind"] = "invalid" }));
        Assert.That(figures.Labels("omics_cache_hits_total"), Has.Some.EquivalentTo(new Dictionary<string, string> { ["tier"] = "memory" }));
        Assert.That(figures.Labels("http_server_request_duration_seconds_bucket").Select(l => l["le"]), Is.SupersetOf(new[] { "0.001", "0.5", "2", "5" }));
        Assert.That(figures.Text, Does.Match("omics_apdex_answers_total\\{level=\"(satisfied|tolerating)\"\\} [1-3]"));
    }

    [Test]
    public async Task Whoever_scrapes_is_never_limited_and_is_not_counted()
    {
        await using var service = await Service.Start(settings: [("RateLimit:Burst", "1"), ("RateLimit:PermitsPerMinute", "1")]);

        for (var i = 0; i < 20; i++)
        {
            Assert.That((await service.Get("/metrics")).Status, Is.EqualTo(HttpStatusCode.OK));
        }

        Assert.That((await Scrape.Of(service)).Text, Does.Not.Contain("http_route=\"/metrics\""));
    }

    [Test]
    public async Task Nothing_that_callers_write_becomes_a_label()
    {
        await using var service = await Service.Start();
        for (var i = 0; i < 20; i++) // once more than the kinds, so that all that is bounded has been seen
        {
            await AskOddly(service, i % 4);
        }

        var before = await Scrape.Of(service);
        for (var i = 1_000; i < 2_000; i++)
        {
            await AskOddly(service, i);
        }

        var after = await Scrape.Of(service);
        Assert.That(Ours(after).Except(Ours(before)), Is.Empty);
        Assert.That(after.Count, Is.LessThan(before.Count + 100), "the same series, and at most some that the process itself has new");
        Assert.That(after.Text, Does.Not.Contain("zzyzx").IgnoreCase);
    }

    [Test]
    public async Task Unknown_addresses_are_one_series()
    {
        await using var service = await Service.Start();
        for (var i = 0; i < 50; i++)
        {
            await service.Get($"/nowhere/{i}");
        }

        var unknown = (await Scrape.Of(service)).Labels("http_server_request_duration_seconds_count").Where(l => l["http_response_status_code"] == "404").ToArray();

        Assert.That(unknown, Has.Length.EqualTo(1));
        Assert.That(unknown[0], Does.Not.ContainKey("http_route"));
    }

    [Test]
    public async Task The_environment_is_told_without_paths_names_or_secrets()
    {
        const string secret = "d2feb7f3b1f0c2d9aa0000000000000000000000000000000000000000001234";
        using var folder = new TemporaryFolder();
        await using var service = await Service.Start(folder.Path, settings: [("Operator:ApiKeyHash", secret), ("Ncbi:ApiKey", secret), ("Ncbi:Email", "someone@example.org")]);

        var answer = await service.Get("/env");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-store"));
        Assert.That(answer.Json.GetProperty("environmentName").GetString(), Is.Not.Empty);
        Assert.That(answer.Json.GetProperty("runtime").GetString(), Does.StartWith(".NET"));
        Assert.That(answer.Json.GetProperty("processId").GetInt32(), Is.EqualTo(Environment.ProcessId));
        Assert.That(answer.Json.GetProperty("processors").GetInt32(), Is.EqualTo(Environment.ProcessorCount));
        Assert.That(answer.Json.GetProperty("serverGc").GetBoolean(), Is.EqualTo(System.Runtime.GCSettings.IsServerGC));
        Assert.That(answer.Json.GetProperty("uptimeSeconds").GetDouble(), Is.GreaterThan(0));
        Assert.That(answer.Json.GetProperty("startedAt").GetDateTimeOffset(), Is.LessThan(DateTimeOffset.UtcNow));
        Assert.That(answer.Body, Does.Not.Contain(secret).And.Not.Contain("example.org").And.Not.Contain(folder.Path).And.Not.Contain(AppContext.BaseDirectory));
        Assert.That(answer.Body, Does.Not.Match("[\"=:]/[a-z]"), "no path");
    }

    private static async Task AskOddly(Service service, int number)
    {
        var n = number.ToString(CultureInfo.InvariantCulture);
        switch (number % 4)
        {
            case 0:
                await service.Get($"/api/v1/search?q=zzyzx{n}+liver&organism=zzyzx{n}&source=local", ("User-Agent", $"zzyzx{n}"));
                await service.Get($"/api/v1/search?q=liver+{n}&source=local&platform=GPL{1 + number}");
                break;
            case 1:
                await service.Get($"/api/v1/datasets/GSE{90_000_000 + number}", ("Host", $"zzyzx{n}.example"));
                await service.Get($"/api/v1/datasets/zzyzx{n}");
                break;
            case 2:
                await service.Get($"/zzyzx{n}/%2e%2e/zzyzx");
                await service.Get($"/api/v1/search?zzyzx{n}=1&q=a");
                break;
            default:
                await service.Send(new HttpMethod($"ZZYZX{n}"), "/api/v1/search");
                await service.Get($"/api/v1/suggest?prefix=zzyzx{n}", ("traceparent", $"00-0af7651916cd43dd8448eb211c8{number:00000}-b7ad6b7169203331-01"));
                break;
        }
    }

    /// <summary>Without what other tests in this process may add to: the runtime's own and the clients'; and without the limits of buckets.</summary>
    private static IEnumerable<string> Ours(Scrape scrape) =>
        scrape.Values.Where(v => !v.StartsWith("dotnet_", StringComparison.Ordinal) && !v.StartsWith("http_client_", StringComparison.Ordinal) && !v.StartsWith("omics_request_working_set", StringComparison.Ordinal) && !v.Contains("{le=", StringComparison.Ordinal));
}
