using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>What an operator sees of the cache and does to it.</summary>
public sealed class CacheOperation : IDisposable
{
    private const string Key = "correct horse battery staple";
    private const string Cells = "/api/v1/search?q=cells";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task The_tiers_are_shown_the_fastest_first_with_what_they_hold()
    {
        await using var service = await Service.Start();
        await service.Get(Cells);

        var memory = (await service.Get("/api/v1/cache")).Json.GetProperty("tiers")[0];

        Assert.That((memory.GetProperty("tier").GetString(), memory.GetProperty("state").GetString()), Is.EqualTo(("memory", "on")));
        Assert.That(memory.GetProperty("entries").GetInt64(), Is.Positive);
        Assert.That(memory.GetProperty("bytes").GetInt64(), Is.InRange(1, memory.GetProperty("maxBytes").GetInt64()));
    }

    [Test]
    public async Task The_operator_drops_answers_by_tag()
    {
        await using var service = await Start();
        await service.Get(Cells);
        await service.Get("/api/v1/datasets/GSE7621");

        var dropped = await service.Send(HttpMethod.Delete, "/api/v1/cache?tag=search", ("X-Api-Key", Key));

        Assert.That((dropped.Status, dropped.Body), Is.EqualTo((HttpStatusCode.NoContent, "")));
        Assert.That((await service.Get(Cells)).Headers["Cache-Status"], Does.Contain("fwd=miss"));
        Assert.That((await service.Get("/api/v1/datasets/GSE7621")).Headers["Cache-Status"], Does.Contain("hit"), "it carries another tag");
    }

    [Test]
    public async Task One_series_is_dropped_by_its_accession()
    {
        await using var service = await Start();
        await service.Get("/api/v1/datasets/GSE7621");

        await service.Send(HttpMethod.Delete, "/api/v1/cache?tag=dataset:GSE7621", ("X-Api-Key", Key));

        Assert.That((await service.Get("/api/v1/datasets/GSE7621")).Headers["Cache-Status"], Does.Contain("fwd=miss"));
    }

    [TestCase("/api/v1/cache")]
    [TestCase("/api/v1/cache?tag=")]
    [TestCase("/api/v1/cache?tag=a%20b")]
    [TestCase("/api/v1/cache?tag=*")]
    [TestCase("/api/v1/cache?tag=%00")]
    [TestCase("/api/v1/cache?tag=d%C3%A9j%C3%A0")]
    [TestCase("/api/v1/cache?tag=a&tag=b")]
    [TestCase("/api/v1/cache?tag=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_tag_that_is_none_is_refused(string path)
    {
        await using var service = await Start();

        var answer = await service.Send(HttpMethod.Delete, path, ("X-Api-Key", Key));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.FieldsAtFault, Is.EqualTo(new[] { "tag" }));
    }

    [Test]
    public async Task Nobody_else_drops_anything()
    {
        await using var service = await Start();
        await using var keyless = await Service.Start();
        await service.Get(Cells);

        var answer = await service.Send(HttpMethod.Delete, "/api/v1/cache?tag=search", ("X-Api-Key", "wrong"));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "unauthorized")));
        Assert.That((await keyless.Send(HttpMethod.Delete, "/api/v1/cache?tag=search")).Code, Is.EqualTo("operator-key-not-set"));
        Assert.That((await service.Get(Cells)).Headers["Cache-Status"], Does.Contain("hit"));
    }

    [Test]
    public async Task The_terminal_shows_the_tiers_and_drops_by_tag()
    {
        var (shown, tiers, error) = await Terminal.Run(_folder.Path, "cache", "status");
        var (cleared, said, _) = await Terminal.Run(_folder.Path, "cache", "clear", "--tag", "dataset:GSE7621");

        Assert.That((shown, cleared), Is.EqualTo((0, 0)), error);
        Assert.That(tiers, Does.Match(@"memory\W+on\W"));
        Assert.That(said, Does.Contain("dataset:GSE7621").And.Contain("hears of it"));
    }

    [TestCase("clear")]
    [TestCase("clear", "--tag", "a b")]
    [TestCase("clear", "--tag", "")]
    [TestCase("purge")]
    public async Task The_terminal_refuses_what_is_no_tag(params string[] arguments)
    {
        var (exitCode, _, error) = await Terminal.Run(_folder.Path, ["cache", .. arguments]);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Is.Not.Empty.And.Not.Contain("   at "));
    }

    [TestCase("ASPNETCORE_ENVIRONMENT", "Development", "OmicsOracle; fwd=bypass")]
    [TestCase("DOTNET_ENVIRONMENT", "Development", "OmicsOracle; fwd=bypass")]
    [TestCase("ASPNETCORE_ENVIRONMENT", "Production", "OmicsOracle; fwd=miss")]
    public async Task Development_has_the_cache_off_and_production_on(string variable, string environment, string status)
    {
        using var process = Terminal.Start(_folder.Path, [(variable, environment)], "serve", "--urls", "http://127.0.0.1:0");
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var line = await process.StandardOutput.ReadLineAsync(deadline.Token);
            while (line is not null && !line.StartsWith("OmicsOracle answers at", StringComparison.Ordinal))
            {
                line = await process.StandardOutput.ReadLineAsync(deadline.Token);
            }

            using var http = new HttpClient { BaseAddress = new Uri(Regex.Match(line!, @"http://\S+").Value) };
            Assert.That(await FirstStatus(http, deadline.Token), Does.StartWith(status));
        }
        finally
        {
            process.Kill();
        }
    }

    [Test]
    public async Task The_terminal_reads_the_environment_as_the_service_does()
    {
        var (_, tiers, _) = await Terminal.Run(Terminal.Start(_folder.Path, ("ASPNETCORE_ENVIRONMENT", "Development"), "cache", "status"));

        Assert.That(tiers, Does.Match(@"memory\W+off\W"));
    }

    /// <summary>The index may not be made yet.</summary>
    private static async Task<string> FirstStatus(HttpClient http, CancellationToken deadline)
    {
        while (true)
        {
            using var answer = await http.GetAsync(new Uri(Cells, UriKind.Relative), deadline);
            if (answer.IsSuccessStatusCode)
            {
                return string.Join(", ", answer.Headers.GetValues("Cache-Status"));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), deadline);
        }
    }

    private static Task<Service> Start() =>
        Service.Start(settings: ("Operator:ApiKeyHash", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))));
}
