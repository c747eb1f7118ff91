using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Moq;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class SyncOverHttp
{
    private const string Key = "correct horse battery staple";
    private readonly TaskCompletionSource _go = new();
    private readonly HarvestOfTwo _harvest;

    public SyncOverHttp() => _harvest = new(_go.Task);

    [Test]
    public async Task The_operator_starts_a_sync_and_sees_it_run_and_end()
    {
        await using var service = await Start();

        var (status, started) = await Post(service, "/api/v1/catalog/sync?all=true", Key);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Accepted), started);
        Assert.That((await Post(service, "/api/v1/catalog/sync", Key)).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await service.Get("/api/v1/catalog")).Json.GetProperty("sync").GetProperty("stage").GetString(), Is.EqualTo("harvesting"));
        _go.SetResult();
        var catalog = await Until(service, c => c.GetProperty("sync").ValueKind == System.Text.Json.JsonValueKind.Null);
        Assert.That(catalog.GetProperty("records").GetInt32(), Is.EqualTo(2));
        Assert.That(catalog.GetProperty("lastSync").GetProperty("endedAt").GetString(), Is.Not.Null);
        Assert.That(catalog.GetProperty("completeAsOf").GetString(), Is.Not.Null);
        Assert.That((await service.Get("/api/v1/search?q=zebrafish")).Accessions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_service_that_stops_during_a_sync_goes_on_with_the_next_one()
    {
        using var folder = new TemporaryFolder();
        await using (var service = await Start(folder.Path))
        {
            await Post(service, "/api/v1/catalog/sync", Key);
            await Until(service, c => c.GetProperty("sync").GetProperty("done").GetInt32() == 1);
        }

        _go.SetResult();
        await using var next = await Start(folder.Path);
        await Post(next, "/api/v1/catalog/sync", Key);
        await Until(next, c => c.GetProperty("sync").ValueKind == System.Text.Json.JsonValueKind.Null);

        Assert.That(_harvest.BegunFrom, Is.EqualTo(new[] { null, "1" }));
        Assert.That((await next.Get("/api/v1/catalog")).Json.GetProperty("records").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_service_that_is_told_so_syncs_by_itself()
    {
        _go.SetResult();
        await using var service = await Start(settings: ("Sync:Every", "01:00:00"));

        var catalog = await Until(service, c => c.GetProperty("completeAsOf").ValueKind != System.Text.Json.JsonValueKind.Null);

        Assert.That(catalog.GetProperty("records").GetInt32(), Is.EqualTo(2));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("wrong")]
    public async Task Nobody_else_may(string? key)
    {
        await using var service = await Start();

        var (status, body) = await Post(service, "/api/v1/catalog/sync", key);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(body, Does.Contain("\"unauthorized\"").And.Contain("traceId"));
        Assert.That(_harvest.BegunFrom, Is.Empty);
    }

    [Test]
    public async Task Where_no_key_is_set_nobody_may_and_is_told_what_to_set()
    {
        await using var service = await Service.Start();

        var (status, body) = await Post(service, "/api/v1/catalog/sync", "");

        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(body, Does.Contain("operator-key-not-set").And.Contain("Operator:ApiKeyHash"));
    }

    [TestCase("query=%07", "query")]
    [TestCase("since=2999-01-01", "since")]
    [TestCase("since=yesterday", "since")]
    [TestCase("all=true&since=2020-01-01", "all")]
    [TestCase("everything=true", "everything")]
    public async Task A_bad_parameter_is_refused_by_its_name(string parameters, string field)
    {
        await using var service = await Start();

        var (status, body) = await Post(service, $"/api/v1/catalog/sync?{parameters}", Key);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("errors").EnumerateObject().Select(e => e.Name), Is.EqualTo(new[] { field }));
    }

    [Test]
    public async Task A_hash_that_is_none_stops_the_start_with_a_sentence()
    {
        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(Path.GetTempPath(), ("Operator__ApiKeyHash", "secret"), "serve", "--urls", "http://127.0.0.1:0"));

        Assert.That((exitCode, error.TrimEnd()), Is.EqualTo((2, "Operator:ApiKeyHash must be 64 hexadecimal digits: the SHA-256 of the key; several with commas between.")));
    }

    private static async Task<(HttpStatusCode Status, string Body)> Post(Service service, string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        using var response = await service.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<System.Text.Json.JsonElement> Until(Service service, Func<System.Text.Json.JsonElement, bool> reached)
    {
        while (true)
        {
            var catalog = (await service.Get("/api/v1/catalog")).Json;
            if (reached(catalog))
            {
                return catalog;
            }
        }
    }

    private Task<Service> Start(string? data = null, params (string, string)[] settings)
    {
        var geo = new Mock<IGeoSource>();
        geo.Setup(g => g.Budget).Returns(new SourceBudget(3, 3, 0, 0, 0, 0, "open", null));
        return Service.Start(
            data,
            services => services.Replace(ServiceDescriptor.Singleton(geo.Object)).Replace(ServiceDescriptor.Singleton<IGeoHarvest>(_harvest)),
            [("Operator:ApiKeyHash", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))), .. settings]);
    }

    /// <summary>Two pages of one series each; the second waits.</summary>
    private sealed class HarvestOfTwo(Task go) : IGeoHarvest
    {
        public List<string?> BegunFrom { get; } = [];

        public async IAsyncEnumerable<HarvestPage> Pages(HarvestScope scope, string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
        {
            BegunFrom.Add(checkpoint);
            if (checkpoint is null)
            {
                yield return new([Series(1)], [], "1", 1, 2);
            }

            await go.WaitAsync(cancellation);
            yield return new([Series(2)], [], "2", 2, 2);
        }

        private static Dataset Series(int number) => new()
        {
            Accession = Accession.Series(99_000_000 + number),
            Title = "Regenerating zebrafish fin",
            Provenance = [new(RecordSource.DocumentSummary, DateTimeOffset.UtcNow)],
        };
    }
}
