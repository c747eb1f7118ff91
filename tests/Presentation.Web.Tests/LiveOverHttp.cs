using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Moq;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class LiveOverHttp
{
    private readonly Mock<IGeoSource> _geo = new();
    private readonly Mock<ILinkedSources> _linked = new();

    public LiveOverHttp() => _geo.Setup(g => g.Budget).Returns(new SourceBudget(3, 3, 0, 0, 12, 1, "slowed", null));

    [Test]
    public async Task Live_hits_stand_among_the_local_ones_and_are_held_from_then_on()
    {
        Found(new(AnswerKind.Ok, new LiveHits(41, [Series(99_000_001)], "cells AND gse[ETYP]", "translated", ["zzyzx"])));
        var folder = new TemporaryFolder();
        try
        {
            await using (var service = await Start(folder.Path))
            {
                var answer = await service.Get("/api/v1/search?q=zebrafish+fin");

                Assert.That(answer.Accessions, Does.Contain("GSE99000001"));
                Assert.That(answer.Json.GetProperty("completeness").GetString(), Is.EqualTo("complete"));
                Assert.That(answer.Json.GetProperty("sources")[1].GetProperty("name").GetString(), Is.EqualTo("geo"));
                Assert.That(answer.Json.GetProperty("sources")[1].GetProperty("hits").GetInt32(), Is.EqualTo(41));
                Assert.That(answer.Json.GetProperty("interpretation").GetProperty("entrezTerm").GetString(), Is.EqualTo("cells AND gse[ETYP]"));
                Assert.That(answer.Json.GetProperty("interpretation").GetProperty("dropped").EnumerateArray().Select(d => d.GetString()), Does.Contain("zzyzx"));
            }

            await using var later = await Service.Start(folder.Path);
            Assert.That((await later.Get("/api/v1/search?q=regenerating&source=local")).Accessions[0], Is.EqualTo("GSE99000001"));
            Assert.That((await later.Get("/api/v1/search?q=breast+cancer&source=local")).Accessions, Is.Not.Empty, "the starter is still there");
        }
        finally
        {
            folder.Dispose();
        }
    }

    [TestCase(AnswerKind.Throttled, "throttled")]
    [TestCase(AnswerKind.Transient, "unavailable")]
    [TestCase(AnswerKind.Blocked, "unavailable")]
    public async Task Without_GEO_the_catalogue_answers_and_says_so(AnswerKind kind, string status)
    {
        Found(new(kind));
        await using var service = await Start();

        var answer = await service.Get("/api/v1/search?q=breast+cancer");

        Assert.That((answer.Status, answer.Json.GetProperty("completeness").GetString()), Is.EqualTo((HttpStatusCode.OK, "partial")));
        Assert.That(answer.Json.GetProperty("sources")[1].GetProperty("status").GetString(), Is.EqualTo(status));
        Assert.That(answer.Accessions, Is.Not.Empty);
    }

    [Test]
    public async Task A_GEO_that_does_not_answer_holds_a_search_up_to_the_deadline_only()
    {
        _geo.Setup(g => g.Search(It.IsAny<SearchQuery>(), It.IsAny<CancellationToken>())).Returns(new TaskCompletionSource<SourceAnswer<LiveHits>>().Task);
        await using var service = await Start(settings: ("Live:Deadline", "00:00:00.1"));

        var answer = await service.Get("/api/v1/search?q=breast+cancer");

        Assert.That(answer.Json.GetProperty("sources")[1].GetProperty("status").GetString(), Is.EqualTo("timeout"));
        Assert.That(answer.Accessions, Is.Not.Empty);
    }

    [Test]
    public async Task Many_who_ask_the_same_have_GEO_asked_once()
    {
        Found(new(AnswerKind.Ok, new LiveHits(1, [Series(99_000_001)], "t", null, [])));
        await using var service = await Start();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => service.Get("/api/v1/search?q=zebrafish+fin")));

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(HttpStatusCode.OK));
        _geo.Verify(g => g.Search(It.IsAny<SearchQuery>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Who_wants_it_new_while_GEO_is_away_takes_nothing_from_the_others()
    {
        Found(new(AnswerKind.Ok, new LiveHits(0, [], "t", null, []))); // a series that has to be stored would drop what is kept
        await using var service = await Start();
        await service.Get("/api/v1/search?q=zebrafish+fin");
        Found(new(AnswerKind.Transient));

        await service.Get("/api/v1/search?q=zebrafish+fin", ("Cache-Control", "no-cache"));
        var others = await service.Get("/api/v1/search?q=zebrafish+fin");

        Assert.That(others.Json.GetProperty("completeness").GetString(), Is.EqualTo("complete"));
        Assert.That(others.Headers["Cache-Status"], Does.Match("hit; ttl=[1-9]"));
    }

    [Test]
    public async Task Live_alone_fails_with_a_stable_code_and_the_time_to_come_back()
    {
        Found(new(AnswerKind.Throttled, RetryAfter: TimeSpan.FromSeconds(17)));
        await using var service = await Start();

        var answer = await service.Get("/api/v1/search?q=cells&source=live");

        Assert.That((answer.Status, answer.Code, answer.Headers["Retry-After"]), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "upstream-unavailable", "17")));
    }

    [Test]
    public async Task A_question_that_GEO_refuses_is_a_bad_request()
    {
        Found(new(AnswerKind.InvalidRequest, Reason: "the term is too long"));
        await using var service = await Start();

        var answer = await service.Get("/api/v1/search?q=cells&source=live");

        Assert.That((answer.Status, answer.FieldsAtFault.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "q")));
        Assert.That(answer.Body, Does.Contain("the term is too long"));
    }

    [Test]
    public async Task A_source_that_there_is_not_is_refused()
    {
        await using var service = await Start();

        Assert.That((await service.Get("/api/v1/search?q=cells&source=everywhere")).FieldsAtFault, Is.EqualTo(new[] { "source" }));
    }

    [Test]
    public async Task Switched_off_live_alone_is_refused_and_everything_else_is_as_before()
    {
        await using var service = await Service.Start();

        Assert.That((await service.Get("/api/v1/search?q=cells&source=live")).FieldsAtFault, Is.EqualTo(new[] { "source" }));
        Assert.That((await service.Get("/api/v1/search?q=cells")).Json.GetProperty("completeness").GetString(), Is.EqualTo("complete"));
    }

    [Test]
    public async Task A_private_series_is_answered_with_the_date_it_opens()
    {
        Record(new(AnswerKind.Private, OpensOn: new(2028, 8, 28)));
        await using var service = await Start();

        var answer = await service.Get("/api/v1/datasets/GSE300000");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.NotFound, "private-until")));
        Assert.That(answer.Json.GetProperty("detail").GetString(), Does.Contain("2028-08-28"));
    }

    [TestCase(AnswerKind.Gone, HttpStatusCode.Gone, "gone")]
    [TestCase(AnswerKind.NotFound, HttpStatusCode.NotFound, "not-found")]
    [TestCase(AnswerKind.Transient, HttpStatusCode.ServiceUnavailable, "upstream-unavailable")]
    public async Task What_GEO_says_of_a_series_has_a_status_of_its_own(AnswerKind kind, HttpStatusCode status, string code)
    {
        Record(new(kind));
        await using var service = await Start();

        var answer = await service.Get("/api/v1/datasets/GSE300000");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task A_series_that_is_not_held_is_fetched()
    {
        Record(new(AnswerKind.Ok, Series(300_000)));
        await using var service = await Start();

        Assert.That((await service.Get("/api/v1/datasets/gse300000")).Json.GetProperty("provenance")[0].GetProperty("source").GetString(), Is.EqualTo("documentSummary"));
    }

    [Test]
    public async Task Links_say_of_each_part_where_it_is_from_or_why_it_is_missing()
    {
        Record(new(AnswerKind.Ok, Series(300_000) with { PubMedIds = [1] }));
        _linked.Setup(l => l.Publications(It.IsAny<IReadOnlyList<int>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new SourceAnswer<IReadOnlyList<Publication>>(AnswerKind.Ok, [new(1, "A paper", ["Wang Y"], "Lancet", new(2005, 2, 19), "10.1016/x", true)]));
        _linked.Setup(l => l.Runs(It.IsAny<Accession>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SourceAnswer<IReadOnlyList<SequencingRun>>(AnswerKind.Throttled));
        await using var service = await Start();

        var links = (await service.Get("/api/v1/datasets/GSE300000/links")).Json;

        Assert.That(links.GetProperty("publications").GetProperty("items")[0].GetProperty("isRetracted").GetBoolean(), Is.True);
        Assert.That(links.GetProperty("publications").GetProperty("status").GetString(), Is.EqualTo("ok"));
        Assert.That(links.GetProperty("runs").GetProperty("status").GetString(), Is.EqualTo("throttled"));
        Assert.That(links.GetProperty("runs").GetProperty("reason").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task The_catalogue_shows_how_NCBI_is_being_asked()
    {
        await using var service = await Start();

        var ncbi = (await service.Get("/api/v1/catalog")).Json.GetProperty("ncbi");

        Assert.That((ncbi.GetProperty("state").GetString(), ncbi.GetProperty("sent").GetInt64(), ncbi.GetProperty("throttled").GetInt64()), Is.EqualTo(("slowed", 12L, 1L)));
    }

    private static Dataset Series(int number) => new()
    {
        Accession = Accession.Series(number),
        Title = "Regenerating zebrafish fin",
        Provenance = [new(RecordSource.DocumentSummary, DateTimeOffset.UtcNow)],
    };

    private void Found(SourceAnswer<LiveHits> answer) =>
        _geo.Setup(g => g.Search(It.IsAny<SearchQuery>(), It.IsAny<CancellationToken>())).ReturnsAsync(answer);

    private void Record(SourceAnswer<Dataset> answer) =>
        _geo.Setup(g => g.Find(It.IsAny<Accession>(), It.IsAny<CancellationToken>())).ReturnsAsync(answer);

    private Task<Service> Start(string? data = null, params (string, string)[] settings) => Service.Start(
        data,
        services => services.Replace(ServiceDescriptor.Singleton(_geo.Object)).Replace(ServiceDescriptor.Singleton(_linked.Object)),
        [("Live:Enabled", "true"), .. settings]);
}
