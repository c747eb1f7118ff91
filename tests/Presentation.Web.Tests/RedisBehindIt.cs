using System.Diagnostics;
using System.Net;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class RedisBehindIt
{
    [Test]
    public async Task Readiness_tells_each_tier()
    {
        await using var redis = await RealRedis.Start();
        await using var service = await Service.Start(settings: [("Cache:Redis:ConnectionString", redis.Address), ("Cache:Redis:Timeout", "00:00:02")]);

        var ready = await Eventually(service, "ready");

        var cache = ready.Json.GetProperty("cache").EnumerateArray().Select(t => (t.GetProperty("tier").GetString(), t.GetProperty("state").GetString()));
        Assert.That(cache, Is.SupersetOf(new[] { ("memory", "on"), ("redis", "on") }));
        Assert.That(ready.Json.TryGetProperty("reason", out var reason) ? reason.GetString() : null, Is.Null);
    }

    [Test]
    public async Task Readiness_says_that_Redis_is_away_and_searches_are_answered_meanwhile()
    {
        await using var redis = await RealRedis.Start();
        await using var service = await Service.Start(settings: [("Cache:Redis:ConnectionString", redis.Address), ("Cache:Redis:Timeout", "00:00:02")]);
        await Eventually(service, "ready");

        await redis.Kill();

        Assert.That((await service.Get("/api/v1/search?q=cells")).Status, Is.EqualTo(HttpStatusCode.OK));
        var degraded = await Eventually(service, "degraded");
        Assert.That(degraded.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(degraded.Json.GetProperty("reason").GetString(), Is.EqualTo("Redis does not answer; memory and disk serve."));
        Assert.That((await service.Get("/api/v1/search?q=mouse")).Status, Is.EqualTo(HttpStatusCode.OK));

        await redis.Restart();
        await Eventually(service, "ready");
    }

    [Test]
    public async Task Services_with_catalogues_of_their_own_share_no_answer_made_from_one()
    {
        await using var redis = await RealRedis.Start();
        (string, string)[] settings = [("Cache:Redis:ConnectionString", redis.Address), ("Cache:Redis:Timeout", "00:00:02")];
        await using var one = await Service.Start(settings: settings);
        await using var other = await Service.Start(settings: settings);
        await Eventually(one, "ready");
        await Eventually(other, "ready");

        await one.Get("/api/v1/datasets/GSE7621");
        await EventuallyHolds(redis, "*record:GSE7621");

        Assert.That((await other.Get("/api/v1/datasets/GSE7621")).Headers["Cache-Status"], Does.Contain("fwd=miss"));
    }

    [Test]
    public async Task A_service_that_must_have_Redis_does_not_start_without_and_says_why()
    {
        using var data = new TemporaryFolder();

        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(
            data.Path,
            [("Cache:Redis:ConnectionString", "127.0.0.1:1,password=s3cret"), ("Cache:Redis:Optional", "false")],
            "serve",
            "--urls",
            "http://127.0.0.1:0"));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain("Redis cannot be reached").And.Contain("Cache:Redis:Optional is false").And.Not.Contain("s3cret").And.Not.Contain("   at "));
    }

    private static async Task EventuallyHolds(RealRedis redis, string pattern)
    {
        for (var waited = Stopwatch.StartNew(); !(await redis.Send($"KEYS {pattern}")).StartsWith("*1", StringComparison.Ordinal); await Task.Delay(20))
        {
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)), "Redis keeps nothing");
        }
    }

    private static async Task<Answer> Eventually(Service service, string status)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            var answer = await service.Get("/health/ready");
            if (answer.Json.GetProperty("status").GetString() == status)
            {
                return answer;
            }

            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)), answer.Body);
        }
    }
}
