using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Moq;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>The enhanced search over real HTTP, on the starter catalogue and the starter vocabulary.</summary>
public sealed class EnhancedOverHttp
{
    private const string Path = "/api/v1/search/enhanced";
    private readonly Mock<IGeoSource> _geo = new();
    private readonly Mock<IPaperSource> _papers = new();

    public EnhancedOverHttp()
    {
        _geo.Setup(g => g.Budget).Returns(new SourceBudget(3, 3, 0, 0, 0, 0, "open", null));
        _geo.Setup(g => g.Search(It.IsAny<ConceptQuestion>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SourceAnswer<LiveHits>(AnswerKind.Ok, new(41, [Series(99_000_001)], "the term", null, [])));
        _papers.Setup(p => p.Series(It.IsAny<ConceptQuestion>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SourceAnswer<LiveHits>(AnswerKind.Ok, new(1, [Series(99_000_002)], "the term", null, [])));
    }

    [Test]
    public async Task An_answer_says_how_the_question_was_understood_and_what_each_source_told()
    {
        await using var service = await Start();

        var answer = await service.Get($"{Path}?q=parkinsonism+substantia+nigra+since+2005&limit=5");

        var understood = answer.Json.GetProperty("interpretation");
        Assert.That(understood.GetProperty("concepts")[0].GetProperty("id").GetString(), Is.EqualTo("MONDO:0005180"));
        Assert.That(understood.GetProperty("filters").GetProperty("from")[0].GetString(), Is.EqualTo("2005-01-01"));
        Assert.That(understood.GetProperty("entrezTerm").GetString(), Is.EqualTo("the term"));
        Assert.That(answer.Json.GetProperty("sources").EnumerateArray().Select(s => (s.GetProperty("name").GetString(), s.GetProperty("status").GetString())), Is.EqualTo(new[] { ("starter", "ok"), ("geo", "ok"), ("pubmed", "ok") }));
        Assert.That(answer.Accessions, Does.Contain("GSE99000001").And.Contain("GSE99000002"));
        Assert.That((answer.Headers["Vary"], answer.MediaType), Is.EqualTo(("Accept", "application/json")));
    }

    [Test]
    public async Task The_stages_come_as_events_of_which_the_understanding_is_first_and_the_whole_answer_last()
    {
        await using var service = await Start();

        var (response, events) = await Events(service, $"{Path}?q=PD+substantia+nigra");

        Assert.That(events[0].EventType, Is.EqualTo("understood"));
        Assert.That(events.Select(e => e.EventType), Is.EquivalentTo(new[] { "understood", "source", "source", "source", "local", "done" }));
        Assert.That(events[^1].EventType, Is.EqualTo("done"));
        Assert.That(Json(events[0]).GetProperty("concepts")[0].GetProperty("kind").GetString(), Is.EqualTo("disease"));
        Assert.That(Json(events[^1]).GetProperty("results").EnumerateArray().Select(r => r.GetProperty("accession").GetString()), Does.Contain("GSE99000002"));
        Assert.That((response.Headers.CacheControl!.ToString(), response.Headers.Vary.Single(), response.Headers.GetValues("X-Accel-Buffering").Single()), Is.EqualTo(("no-store", "Accept", "no")));
    }

    [Test]
    public async Task What_the_catalogue_has_is_shown_while_another_source_is_still_silent()
    {
        var late = new TaskCompletionSource<SourceAnswer<LiveHits>>();
        _papers.Setup(p => p.Series(It.IsAny<ConceptQuestion>(), It.IsAny<CancellationToken>())).Returns(late.Task);
        await using var service = await Start();
        using var response = await Ask(service, $"{Path}?q=PD+substantia+nigra");
        var seen = new List<string>();

        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            seen.Add(item.EventType);
            if (item.EventType == "local")
            {
                Assert.That(JsonDocument.Parse(item.Data).RootElement.GetProperty("results").GetArrayLength(), Is.Positive);
                late.SetResult(new(AnswerKind.Empty));
            }
        }

        Assert.That(seen.IndexOf("local"), Is.LessThan(seen.IndexOf("done")));
    }

    [Test]
    public async Task An_answer_that_is_kept_has_only_its_understanding_and_its_end()
    {
        await using var service = await Service.Start(); // with a new series to store the kept answers would be dropped
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await service.Get($"{Path}?q=PD+substantia+nigra")).Headers["Cache-Status"].Contains("hit", StringComparison.Ordinal))
        {
            deadline.Token.ThrowIfCancellationRequested(); // on a busy machine the index may still be following, which drops the first answer
        }

        var (_, events) = await Events(service, $"{Path}?q=PD+substantia+nigra");

        Assert.That(events.Select(e => e.EventType), Is.EqualTo(new[] { "understood", "done" }));
    }

    [Test]
    public async Task Who_leaves_takes_the_answer_from_nobody()
    {
        var late = new TaskCompletionSource<SourceAnswer<LiveHits>>();
        var asked = new TaskCompletionSource<CancellationToken>();
        _papers.Setup(p => p.Series(It.IsAny<ConceptQuestion>(), It.IsAny<CancellationToken>())).Returns((ConceptQuestion _, CancellationToken stop) =>
        {
            asked.TrySetResult(stop);
            return late.Task;
        });
        await using var service = await Start(("Enhanced:PubMed", "00:00:20"), ("Enhanced:Within", "00:00:30"));
        using (var response = await Ask(service, $"{Path}?q=PD+substantia+nigra"))
        {
            await asked.Task;
        }

        var other = service.Get($"{Path}?q=PD+substantia+nigra");
        Assert.That((await asked.Task).IsCancellationRequested, Is.False);
        late.SetResult(new(AnswerKind.Ok, new(1, [Series(99_000_003)], "t", null, [])));

        Assert.That((await other).Accessions, Does.Contain("GSE99000003"));
        _papers.Verify(p => p.Series(It.IsAny<ConceptQuestion>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task A_service_that_stops_ends_its_streams()
    {
        _papers.Setup(p => p.Series(It.IsAny<ConceptQuestion>(), It.IsAny<CancellationToken>())).Returns(new TaskCompletionSource<SourceAnswer<LiveHits>>().Task);
        var service = await Start(("Enhanced:PubMed", "00:00:50"), ("Enhanced:Within", "00:00:50"), ("Shutdown:Finish", "00:00:00.1"));
        using var response = await Ask(service, $"{Path}?q=PD+substantia+nigra");
        var reading = response.Content.ReadAsStringAsync();

        var stopping = service.DisposeAsync().AsTask();

        Assert.That(await reading, Does.Contain("event: understood").And.Not.Contain("event: done"));
        await stopping;
    }

    [TestCase("q=", "q")]
    [TestCase("q=cells&limit=0", "limit")]
    [TestCase("q=cells&nonsense=1", "nonsense")]
    public async Task A_bad_question_is_a_bad_request_for_everyone(string query, string field)
    {
        await using var service = await Start();

        foreach (var accept in new[] { "application/json", "text/event-stream" })
        {
            var answer = await service.Get($"{Path}?{query}", ("Accept", accept));
            Assert.That((answer.Status, answer.FieldsAtFault.Single(), answer.MediaType), Is.EqualTo((HttpStatusCode.BadRequest, field, "application/problem+json")));
        }
    }

    [Test]
    public async Task Where_nobody_can_answer_the_events_end_with_the_failure()
    {
        _geo.Setup(g => g.Search(It.IsAny<ConceptQuestion>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SourceAnswer<LiveHits>(AnswerKind.Transient));
        _papers.Setup(p => p.Series(It.IsAny<ConceptQuestion>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SourceAnswer<LiveHits>(AnswerKind.Transient));
        await using var service = await Start();

        var (_, events) = await Events(service, $"{Path}?q=PD&source=live");
        var plain = await service.Get($"{Path}?q=PD&source=live");

        Assert.That((events[^1].EventType, Json(events[^1]).GetProperty("code").GetString()), Is.EqualTo(("failed", "upstream-unavailable")));
        Assert.That((plain.Status, plain.Code), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "upstream-unavailable")));
    }

    [TestCase("the of and")]
    [TestCase("'; DROP TABLE datasets; --")]
    [TestCase("<script>alert(1)</script><b>bold</b>")]
    [TestCase("乳腺癌 单细胞")]
    [TestCase("(((")]
    [TestCase("\"")]
    [TestCase("NOT")]
    [TestCase("since 2020")]
    [TestCase("not mouse")]
    public async Task An_odd_question_gets_a_sensible_answer_and_never_the_whole_catalogue(string question)
    {
        await using var service = await Service.Start();

        var answer = await service.Get($"{Path}?q={Uri.EscapeDataString(question)}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Json.GetProperty("total").GetInt32(), Is.LessThan(60));
    }

    [Test]
    public async Task Three_hundred_words_are_answered_or_refused_by_their_length()
    {
        await using var service = await Service.Start();

        var answered = await service.Get($"{Path}?q={string.Join('+', Enumerable.Repeat("of", 300))}");
        var refused = await service.Get($"{Path}?q={string.Join('+', Enumerable.Repeat("word", 300))}");

        Assert.That((answered.Status, answered.Json.GetProperty("total").GetInt32()), Is.EqualTo((HttpStatusCode.OK, 0)));
        Assert.That((refused.Status, refused.FieldsAtFault.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "q")));
    }

    [Test]
    public async Task Pages_follow_one_another_and_a_cursor_of_another_search_is_refused()
    {
        await using var service = await Service.Start();
        const string question = "breast cancer in human";

        var first = await service.Get($"{Path}?q={Uri.EscapeDataString(question)}&limit=3");
        var cursor = first.Json.GetProperty("nextCursor").GetString();
        var second = await service.Get($"{Path}?q={Uri.EscapeDataString(question)}&limit=3&cursor={cursor}");
        var simple = await service.Get($"/api/v1/search?q={Uri.EscapeDataString(question)}&limit=3&cursor={cursor}");

        Assert.That(second.Accessions, Has.Count.EqualTo(3));
        Assert.That(second.Accessions.Intersect(first.Accessions), Is.Empty);
        Assert.That(simple.FieldsAtFault, Is.EqualTo(new[] { "cursor" }));
    }

    [Test]
    public async Task A_deadline_longer_than_the_whole_is_refused_at_start()
    {
        var refusal = await Assert.ThrowsAsync<OmicsOracle.Application.CannotProceed>(() => Service.Start(settings: ("Enhanced:Live", "00:00:04")));

        Assert.That(refusal!.Message, Does.Contain("Enhanced:Within"));
    }

    private static async Task<HttpResponseMessage> Ask(Service service, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<(HttpResponseMessage Response, List<SseItem<string>> Events)> Events(Service service, string path)
    {
        using var response = await Ask(service, path);
        return (response, await SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().ToListAsync());
    }

    private static JsonElement Json(SseItem<string> item) => JsonDocument.Parse(item.Data).RootElement;

    private static Dataset Series(int number) => new()
    {
        Accession = Accession.Series(number),
        Title = "A series that nobody holds",
        Provenance = [new(RecordSource.DocumentSummary, DateTimeOffset.UtcNow)],
    };

    private Task<Service> Start(params (string, string)[] settings) => Service.Start(
        null,
        services => services.Replace(ServiceDescriptor.Singleton(_geo.Object)).Replace(ServiceDescriptor.Singleton(_papers.Object)),
        [("Live:Enabled", "true"), .. settings]);
}
