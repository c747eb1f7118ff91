using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace OmicsOracle.Emulators.Tests;

public sealed class RateLimitTests
{
    [Test]
    public async Task The_fourth_request_within_a_second_is_refused_and_one_a_second_later_is_not()
    {
        var clock = new FakeTimeProvider();
        await using var ncbi = new Asking(await EntrezEmulator.Start(o => o.Time = clock));
        for (var i = 0; i < 3; i++)
        {
            Assert.That(await Status(ncbi, ""), Is.EqualTo(HttpStatusCode.OK));
            clock.Advance(TimeSpan.FromMilliseconds(300));
        }

        Assert.That(await Status(ncbi, ""), Is.EqualTo(HttpStatusCode.TooManyRequests), "900 ms after the first");
        clock.Advance(TimeSpan.FromMilliseconds(400));
        Assert.That(await Status(ncbi, ""), Is.EqualTo(HttpStatusCode.OK), "of the last second are two and the refused one counts: this is the third");
        Assert.That(ncbi.Emulator.Traffic.Throttled, Is.EqualTo(1));
        Assert.That(ncbi.Emulator.Traffic.MostInASecond, Is.EqualTo(4));
    }

    [Test]
    public async Task Evenly_spaced_requests_are_never_refused()
    {
        var clock = new FakeTimeProvider();
        await using var ncbi = new Asking(await EntrezEmulator.Start(o => o.Time = clock));
        for (var i = 0; i < 12; i++)
        {
            Assert.That(await Status(ncbi, ""), Is.EqualTo(HttpStatusCode.OK), $"request {i}");
            clock.Advance(TimeSpan.FromSeconds(1) / 3 + TimeSpan.FromTicks(1));
        }

        Assert.That(ncbi.Emulator.Traffic.MostInASecond, Is.EqualTo(3));
    }

    [Test]
    public async Task A_key_has_ten_a_second_of_its_own()
    {
        await using var ncbi = new Asking(await EntrezEmulator.Start(o => o.Time = new FakeTimeProvider()));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++)
        {
            statuses.Add(await Status(ncbi, "api_key=abc"));
        }

        Assert.That(statuses.Count(s => s == HttpStatusCode.OK), Is.EqualTo(10));
        Assert.That(await Status(ncbi, ""), Is.EqualTo(HttpStatusCode.OK), "the address has its own count");
    }

    [Test]
    public async Task All_utilities_share_the_limit_and_GEOs_own_site_has_another()
    {
        await using var ncbi = new Asking(await EntrezEmulator.Start(o => o.Time = new FakeTimeProvider()));
        foreach (var utility in new[] { "einfo", "esearch", "esummary" })
        {
            using var passed = await ncbi.Get($"entrez/eutils/{utility}.fcgi");
            Assert.That(passed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        using var refused = await ncbi.Get("entrez/eutils/elink.fcgi");
        using var site = await ncbi.Get("geo/query/acc.cgi?acc=GSE1");
        Assert.That((refused.StatusCode, site.StatusCode), Is.EqualTo((HttpStatusCode.TooManyRequests, HttpStatusCode.OK)));
        for (var more = 1; more < 50; more++)
        {
            using var passed = await ncbi.Get("geo/query/acc.cgi?acc=GSE1");
            Assert.That(passed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        using var tooMany = await ncbi.Get("geo/series/GSEnnn/GSE1/soft/GSE1_family.soft.gz");
        Assert.That(tooMany.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task A_refusal_tells_the_caller_what_was_counted()
    {
        await using var ncbi = new Asking(await EntrezEmulator.Start(o =>
        {
            o.Time = new FakeTimeProvider();
            o.RequestsPerSecondWithKey = 1;
            o.RetryAfter = TimeSpan.FromSeconds(2);
        }));
        using var first = await ncbi.Get("entrez/eutils/einfo.fcgi?api_key=abc");
        using var second = await ncbi.Get("entrez/eutils/einfo.fcgi?api_key=abc");
        Assert.That(first.Headers.GetValues("X-RateLimit-Remaining"), Is.EqualTo(new[] { "0" }));
        Assert.That(second.Headers.GetValues("X-RateLimit-Limit"), Is.EqualTo(new[] { "1" }));
        Assert.That(second.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo("""{"error":"API rate limit exceeded","api-key":"abc","count":"2","limit":"1"}"""));
    }

    [Test]
    public async Task A_key_that_is_not_known_is_refused_with_its_name()
    {
        await using var ncbi = new Asking(await EntrezEmulator.Start(o => o.ApiKeys = ["good"]));
        using var wrong = await ncbi.Get("entrez/eutils/einfo.fcgi?api_key=bad");
        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await wrong.Content.ReadAsStringAsync(), Is.EqualTo("""{"error":"API key invalid","api-key":"bad","type":"invalid","status":"unknown"}"""));
        Assert.That(await Status(ncbi, "api_key=good"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Traffic_is_counted_by_utility_with_what_was_sent()
    {
        var clock = new FakeTimeProvider();
        await using var ncbi = await Asking.Start(o =>
        {
            o.Time = clock;
            o.Latency = TimeSpan.FromSeconds(1);
        });
        var (one, other) = (ncbi.Get("entrez/eutils/einfo.fcgi?tool=omics"), ncbi.Post("esummary", ("id", "1"), ("email", "a@b.org")));
        while (ncbi.Emulator.Traffic.InFlight < 2)
        {
            await Task.Yield();
        }

        while (!(one.IsCompleted && other.IsCompleted))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await one).Dispose();
        (await other).Dispose();
        var traffic = ncbi.Emulator.Traffic;
        Assert.That((traffic.Total, traffic.Of("einfo"), traffic.Of("esummary"), traffic.MostInFlight), Is.EqualTo((2, 1, 1, 2)));
        Assert.That(traffic.Requests.Single(r => r.Endpoint == "einfo").Parameters["tool"], Is.EqualTo("omics"));
        Assert.That(traffic.Requests.Single(r => r.Method == "POST").Parameters["email"], Is.EqualTo("a@b.org"));
        var state = JsonDocument.Parse(await ncbi.Text("emulator/state")).RootElement;
        Assert.That((state.GetProperty("total").GetInt32(), state.GetProperty("mostInFlight").GetInt32()), Is.EqualTo((2, 2)));
        traffic.Reset();
        Assert.That((traffic.Total, traffic.MostInASecond), Is.EqualTo((0, 0)));
    }

    private static async Task<HttpStatusCode> Status(Asking ncbi, string query)
    {
        using var answer = await ncbi.Get($"entrez/eutils/einfo.fcgi?retmode=json&{query}");
        return answer.StatusCode;
    }
}
