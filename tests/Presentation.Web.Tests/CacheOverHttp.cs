using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class CacheOverHttp
{
    private const string Cells = "/api/v1/search?q=cells";

    [Test]
    public async Task The_first_answer_is_worked_out_and_stored_and_the_next_one_is_a_hit_in_memory()
    {
        await using var service = await Service.Start();

        var first = await service.Get(Cells);
        var second = await service.Get(Cells);

        Assert.That(first.Headers["Cache-Status"], Is.EqualTo("OmicsOracle; fwd=miss; stored"));
        Assert.That(first.Headers, Does.Not.ContainKey("Age"));
        Assert.That(second.Headers["Cache-Status"], Does.Match(@"^OmicsOracle; hit; ttl=\d+; detail=memory$"));
        Assert.That(int.Parse(second.Headers["Age"], CultureInfo.InvariantCulture), Is.InRange(0, 60));
        Assert.That(second.Headers["ETag"], Is.EqualTo(first.Headers["ETag"]));
        Assert.That(second.Body, Is.EqualTo(first.Body));
    }

    [TestCase(Cells)]
    [TestCase("/api/v1/datasets/GSE7621")]
    [TestCase("/api/v1/datasets/GSE7621/links")]
    public async Task What_a_caller_has_already_is_not_sent_again(string path)
    {
        await using var service = await Service.Start();
        var known = await service.Get(path);

        var again = await service.Get(path, ("If-None-Match", known.Headers["ETag"]));

        Assert.That((again.Status, again.Body), Is.EqualTo((HttpStatusCode.NotModified, "")));
        Assert.That(again.Headers["ETag"], Is.EqualTo(known.Headers["ETag"]).And.Match("^\"[A-Za-z0-9_-]{22}\"$"));
        Assert.That(again.Headers.Keys, Is.SupersetOf(new[] { "Cache-Control", "Cache-Status", "Age" }));
        Assert.That(again.MediaType, Is.Null);
    }

    [TestCase("W/{0}", HttpStatusCode.NotModified)]
    [TestCase("\"other\", {0}", HttpStatusCode.NotModified)]
    [TestCase("W/\"a,b\" , \"c\",{0}", HttpStatusCode.NotModified)]
    [TestCase("*", HttpStatusCode.NotModified)]
    [TestCase("\"other\"", HttpStatusCode.OK)]
    [TestCase("not a tag", HttpStatusCode.OK)]
    [TestCase("", HttpStatusCode.OK)]
    public async Task If_none_match_is_a_list_compared_weakly(string sent, HttpStatusCode status)
    {
        await using var service = await Service.Start();
        var tag = (await service.Get(Cells)).Headers["ETag"];

        var answer = await service.Get(Cells, ("If-None-Match", string.Format(CultureInfo.InvariantCulture, sent, tag)));

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Head_has_the_headers_of_get_and_no_body()
    {
        await using var service = await Service.Start();
        var known = await service.Get(Cells);

        var head = await service.Send(HttpMethod.Head, Cells);
        var same = await service.Send(HttpMethod.Head, Cells, ("If-None-Match", known.Headers["ETag"]));

        Assert.That((head.Status, head.Body, head.Headers["ETag"]), Is.EqualTo((HttpStatusCode.OK, "", known.Headers["ETag"])));
        Assert.That(head.Headers["Cache-Status"], Does.Contain("hit"));
        Assert.That(same.Status, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [TestCase("text/json")]
    [TestCase("application/vnd.example+json")]
    [TestCase("text/html, */*;q=0.1")]
    public async Task The_bytes_are_the_same_whatever_a_caller_would_accept(string accepted)
    {
        await using var service = await Service.Start();
        var known = await Kept(service);

        var answer = await service.Get(Cells, ("Accept", accepted));

        Assert.That((answer.MediaType, answer.Headers["ETag"], answer.Body), Is.EqualTo(("application/json", known.Headers["ETag"], known.Body)));
    }

    [Test]
    public async Task A_caller_may_use_an_answer_again_for_a_minute_beyond_its_age()
    {
        await using var service = await Service.Start();

        var first = await service.Get(Cells);
        var second = await service.Get(Cells);

        Assert.That(first.Headers["Cache-Control"], Does.Match("^public, max-age=60, stale-while-revalidate=60$"));
        var age = int.Parse(second.Headers["Age"], CultureInfo.InvariantCulture);
        Assert.That(second.Headers["Cache-Control"], Does.Contain($"max-age={age + 60}"));
    }

    [Test]
    public async Task A_caller_may_not_use_an_answer_longer_than_it_is_good_for()
    {
        await using var service = await Service.Start(settings: [("ClientCache:MaxAge", "1.00:00:00"), ("Cache:Disk:Enabled", "false"), ("Cache:Search:Memory", "00:10:00")]);

        var answer = await service.Get(Cells);

        Assert.That(int.Parse(Regex.Match(answer.Headers["Cache-Control"], @"max-age=(\d+)").Groups[1].Value, CultureInfo.InvariantCulture), Is.InRange(540, 600));
    }

    [TestCase("/api/v1/search")]
    [TestCase("/api/v1/search?q=cells&what=ever")]
    [TestCase("/api/v1/datasets/GSE99999999")]
    [TestCase("/api/v1/cache?tag=x")]
    [TestCase("/nowhere")]
    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/api/v1/catalog")]
    [TestCase("/api/v1/cache")]
    public async Task Failures_and_what_is_of_the_moment_are_kept_by_nobody(string path)
    {
        await using var service = await Service.Start();

        Assert.That((await service.Get(path)).Headers["Cache-Control"], Does.Contain("no-store"));
    }

    [TestCase("no-cache")]
    [TestCase("max-age=5, No-Cache")]
    public async Task A_caller_who_wants_it_new_has_it_worked_out(string directive)
    {
        await using var service = await Service.Start(replace: services => services.Replace(new SwitchableIndex().Descriptor));
        var old = await service.Get(Cells);

        var renewed = await service.Get(Cells, ("Cache-Control", directive));
        var next = await service.Get(Cells);

        Assert.That(renewed.Headers["Cache-Status"], Is.EqualTo("OmicsOracle; fwd=request; stored"));
        Assert.That(renewed.Headers["ETag"], Is.Not.EqualTo(old.Headers["ETag"]));
        Assert.That(new[] { old, renewed, next }.Select(a => a.Json.GetProperty("total").GetInt32()), Is.EqualTo(new[] { 1, 2, 2 }), "everyone has the new one now");
    }

    [TestCase("Cache-Control", "max-age=0")]
    [TestCase("Cache-Control", "x=\"no-cache\"")]
    [TestCase("Cache-Control", "no-cached")]
    [TestCase("Pragma", "no-cache")]
    public async Task What_is_no_such_wish_is_answered_from_the_cache(string header, string value)
    {
        await using var service = await Service.Start();
        await service.Get(Cells);

        Assert.That((await service.Get(Cells, (header, value))).Headers["Cache-Status"], Does.Contain("hit"));
    }

    [Test]
    public async Task The_wish_may_stand_in_any_line_of_the_header()
    {
        await using var service = await Service.Start();
        await service.Get(Cells);

        Assert.That((await service.Get(Cells, ("Cache-Control", "no-transform"), ("Cache-Control", "no-cache"))).Headers["Cache-Status"], Does.Contain("fwd=request"));
    }

    [Test]
    public async Task Whoever_wants_it_new_too_often_is_refused_and_the_others_have_what_there_is()
    {
        await using var service = await Service.Start(replace: services => services.Replace(new SwitchableIndex().Descriptor), settings: [("RateLimit:Burst", "2"), ("RateLimit:PermitsPerMinute", "1")]);
        await service.Get(Cells);
        var renewed = await service.Get(Cells, ("Cache-Control", "no-cache"));

        var refused = await service.Get(Cells, ("Cache-Control", "no-cache"));
        var others = await service.Get(Cells);

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.TooManyRequests, "rate-limited")));
        Assert.That(refused.Headers["Cache-Control"], Does.Contain("no-store"));
        Assert.That((others.Status, others.Headers["ETag"]), Is.EqualTo((HttpStatusCode.OK, renewed.Headers["ETag"])));
        Assert.That(others.Headers["Cache-Status"], Does.Contain("hit"));
    }

    [Test]
    public async Task Whoever_wants_it_new_in_vain_has_the_old_one_marked_and_the_others_have_it_as_it_was()
    {
        var index = new SwitchableIndex();
        await using var service = await Service.Start(replace: services => services.Replace(index.Descriptor));
        await service.Get(Cells);
        index.Failure = new Application.SourceUnavailable("index", "The index is damaged.");

        var old = await service.Get(Cells, ("Cache-Control", "no-cache"));
        var others = await service.Get(Cells);

        Assert.That((old.Status, old.Json.GetProperty("sources")[0].GetProperty("status").GetString()), Is.EqualTo((HttpStatusCode.OK, "stale")));
        Assert.That(others.Json.GetProperty("completeness").GetString(), Is.EqualTo("complete"));
        Assert.That(others.Headers["Cache-Status"], Does.Match("hit; ttl=[1-9]"));
    }

    [Test]
    public async Task Callers_who_ask_the_same_at_once_are_told_that_they_shared_the_work()
    {
        var index = new SwitchableIndex { Gate = new() };
        await using var service = await Service.Start(replace: services => services.Replace(index.Descriptor));

        var asking = Enumerable.Range(0, 5).Select(_ => service.Get(Cells)).ToArray();
        await index.Asked.WaitAsync(TimeSpan.FromSeconds(20));
        var late = service.Get(Cells);
        index.Gate.SetResult();
        var said = (await Task.WhenAll([.. asking, late])).Select(a => a.Headers["Cache-Status"]).ToArray();

        Assert.That(said, Has.One.EqualTo("OmicsOracle; fwd=miss; stored"));
        Assert.That(said, Is.All.Match("^OmicsOracle; (fwd=miss; stored(; collapsed)?|hit; .*)$"), "who came too late to share it has a hit");
        Assert.That(index.Questions, Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_overdue_and_cannot_be_renewed_is_marked_in_headers_and_body()
    {
        var index = new SwitchableIndex();
        await using var service = await Service.Start(replace: services => services.Replace(index.Descriptor), settings: Brief);
        var known = await service.Get(Cells);
        index.Failure = new Application.SourceUnavailable("index", "The index is damaged.");

        var stale = await Eventually(() => service.Get(Cells), a => a.Json.GetProperty("completeness").GetString() == "partial");

        Assert.That(stale.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(stale.Headers["Cache-Status"], Does.Match(@"^OmicsOracle; hit; ttl=-\d+; detail=\w+$"));
        Assert.That(stale.Headers["Cache-Control"], Is.EqualTo("no-cache"));
        Assert.That(stale.Headers["Age"], Does.Match(@"^\d+$"));
        Assert.That(stale.Headers["ETag"], Is.Not.EqualTo(known.Headers["ETag"]));
        var source = stale.Json.GetProperty("sources")[0];
        Assert.That(source.GetProperty("status").GetString(), Is.EqualTo("stale"));
        Assert.That(source.GetProperty("reason").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task What_was_overdue_and_is_worked_out_again_says_so()
    {
        var index = new SwitchableIndex();
        await using var service = await Service.Start(replace: services => services.Replace(index.Descriptor), settings: Brief);
        await service.Get(Cells);

        var renewed = await Eventually(() => service.Get(Cells), a => a.Headers["Cache-Status"].Contains("fwd", StringComparison.Ordinal));

        Assert.That(renewed.Headers["Cache-Status"], Is.EqualTo("OmicsOracle; fwd=stale; stored"));
    }

    [Test]
    public async Task What_lacks_a_source_is_asked_for_before_each_use()
    {
        await using var service = await Service.Start();

        var links = await service.Get("/api/v1/datasets/GSE7621/links");

        Assert.That(links.Json.GetProperty("runs").GetProperty("status").GetString(), Is.EqualTo("unavailable"));
        Assert.That(links.Headers["Cache-Control"], Is.EqualTo("no-cache"));
    }

    [Test]
    public async Task Without_a_cache_every_answer_says_that_it_passed_by()
    {
        await using var service = await Service.Start(settings: ("Cache:Enabled", "false"));

        var answers = new[] { await service.Get(Cells), await service.Get(Cells) };

        Assert.That(answers.Select(a => a.Headers["Cache-Status"]), Is.All.EqualTo("OmicsOracle; fwd=bypass"));
        Assert.That(answers.Select(a => a.Headers["Cache-Control"]), Is.All.EqualTo("no-cache"));
    }

    [Test]
    public void A_time_that_means_nothing_stops_the_start() =>
        Assert.That(
            async () => await Service.Start(settings: ("ClientCache:MaxAge", "-00:00:01")),
            Throws.TypeOf<OmicsOracle.Application.CannotProceed>().With.Message.EqualTo("ClientCache:MaxAge must be 0 to a day."));

    [Test]
    public async Task The_description_tells_of_304()
    {
        await using var service = await Service.Start();

        var paths = (await service.Get("/openapi/v1.json")).Json.GetProperty("paths");

        foreach (var path in new[] { "/api/v1/search", "/api/v1/datasets/{accession}", "/api/v1/datasets/{accession}/links" })
        {
            Assert.That(paths.GetProperty(path).GetProperty("get").GetProperty("responses").TryGetProperty("304", out _), path);
        }
    }

    private static readonly (string, string)[] Brief =
        [("Cache:Search:Memory", "00:00:00.2"), ("Cache:Search:Disk", "00:00:00.2"), ("Cache:Search:Redis", "00:00:00.2"), ("Cache:Negative", "00:00:00.2"), ("Cache:Jitter", "0"), ("Cache:SoftLimit", "00:00:20")];

    private static async Task<Answer> Eventually(Func<Task<Answer>> ask, Func<Answer, bool> isSo)
    {
        var answer = await ask();
        for (var deadline = DateTime.UtcNow.AddSeconds(20); !isSo(answer) && DateTime.UtcNow < deadline; answer = await ask())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        return answer;
    }

    /// <summary>On a busy machine the index may still be following when the service answers first, which drops that answer.</summary>
    private static async Task<Answer> Kept(Service service)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await service.Get(Cells) is var answer && answer.Headers["Cache-Status"].Contains("hit", StringComparison.Ordinal))
            {
                return answer;
            }

            deadline.Token.ThrowIfCancellationRequested();
        }
    }
}
