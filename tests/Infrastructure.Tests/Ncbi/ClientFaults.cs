using System.Text;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

internal sealed class ClientFaults
{
    private const string BackendFailed = """{"header":{"type":"esearch","version":"0.3"},"esearchresult":{"ERROR":"Search Backend failed: Unable to open connection"}}""";
    private static readonly EntrezSearch Asthma = new("gds", "asthma", 0, 1);

    private static IEnumerable<TestCaseData<WireReply>> PassingFaults() =>
    [
        new(new("", 502, "text/plain")) { TestName = "status_502" },
        new(new("")) { TestName = "an_empty_body" },
        new(new(Replies.Hits(1, 200000001)) { Fault = WireFault.Cut }) { TestName = "a_body_cut_short" },
        new(new("") { Fault = WireFault.Reset }) { TestName = "a_reset" },
        new(new(Replies.Hits(1, 200000001)[..60])) { TestName = "half_a_body_that_claims_to_be_whole" },
        new(new(BackendFailed)) { TestName = "a_failed_search_with_status_200" },
        new(new("<eSearchResult><ERROR>External viewer error: Status: Timeout</ERROR></eSearchResult>", 400, "text/xml")) { TestName = "a_failed_viewer_with_status_400" },
        new(new("""{"error":"API rate limit exceeded","api-key":"1.2.3.4","count":"4","limit":"3"}""", 429)) { TestName = "a_429" },
    ];

    [TestCaseSource(nameof(PassingFaults))]
    public async Task What_may_pass_is_asked_again_and_the_caller_sees_the_answer_alone(WireReply fault)
    {
        var asked = 0;
        await using var server = new WireServer(_ => Interlocked.Increment(ref asked) == 1 ? fault : Replies.Hits(1, 200000001));
        await using var client = new WireClient(server);

        var answer = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((answer.Kind, asked), Is.EqualTo((AnswerKind.Ok, 2)));
    }

    private static IEnumerable<TestCaseData<WireReply, AnswerKind>> LastingFaults() =>
    [
        new(new("<html>Are you a robot?</html>", 200, "text/html"), AnswerKind.Blocked) { TestName = "a_page_for_people" },
        new(new("nonsense"), AnswerKind.Malformed) { TestName = "no_json" },
        new(new("", 301) { Header = "Location: http://elsewhere.example/" }, AnswerKind.Blocked) { TestName = "a_redirect" },
        new(new("""{"esearchresult":{"ERROR":"Invalid db name specified: gdx"}}"""), AnswerKind.InvalidRequest) { TestName = "a_refused_question" },
        new(new("") { Promised = 3_000_000_000 }, AnswerKind.Malformed) { TestName = "three_gigabytes_promised" },
        new(new("") { Bytes = new byte[2_000_000] }, AnswerKind.Malformed) { TestName = "more_bytes_than_are_read" },
    ];

    [TestCaseSource(nameof(LastingFaults))]
    public async Task What_will_not_pass_is_asked_once_and_named(WireReply fault, AnswerKind kind)
    {
        await using var server = new WireServer(_ => fault);
        await using var client = new WireClient(server, ("MaxAnswerBytes", "1000000"));

        var answer = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((answer.Kind, server.Requests.Count), Is.EqualTo((kind, 1)));
        Assert.That(answer.Value, Is.Null);
        Assert.That(answer.Reason, Is.Not.Empty);
    }

    [Test]
    public async Task Bytes_that_stop_coming_are_given_up_on_within_the_time_of_a_try()
    {
        await using var server = new WireServer(_ => new WireReply(Replies.NoHits) { Fault = WireFault.Hang });
        await using var client = new WireClient(server, ("AttemptTimeout", "00:00:00.200"), ("Timeout", "00:00:10"));

        var answer = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((answer.Kind, answer.Reason), Is.EqualTo((AnswerKind.Transient, "NCBI did not answer in time")));
    }

    [Test]
    public async Task All_of_a_request_ends_with_its_time_whatever_a_try_may_take()
    {
        await using var server = new WireServer(_ => new WireReply(Replies.NoHits) { Fault = WireFault.Hang });
        await using var client = new WireClient(server, ("Timeout", "00:00:01.500"));

        var answer = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((answer.Kind, server.Requests.Count), Is.EqualTo((AnswerKind.Transient, 1)));
    }

    [Test]
    public async Task Nobody_listening_is_a_fault_that_passes()
    {
        var server = new WireServer(_ => Replies.NoHits);
        await using var client = new WireClient(server);
        await server.DisposeAsync();

        var answer = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((answer.Kind, answer.Reason), Is.EqualTo((AnswerKind.Transient, "NCBI cannot be reached")));
    }

    [Test]
    public async Task A_host_that_fails_always_is_left_alone_and_the_budget_says_so()
    {
        await using var server = new WireServer(_ => new WireReply("", 503));
        await using var client = new WireClient(server);

        SourceAnswer<EntrezHits>? last = null;
        for (var i = 0; i < 30; i++)
        {
            last = await client.Entrez.Search(Asthma with { Start = i }, EntrezTurn.Person, default);
        }

        var sent = server.Requests.Count;
        Assert.That((last!.Kind, client.Entrez.Budget.State), Is.EqualTo((AnswerKind.Transient, "broken")));
        Assert.That(last.Reason, Does.Contain("left alone"));
        Assert.That(sent, Is.LessThan(30));
    }

    [Test]
    public async Task A_wrong_key_is_logged_once_and_asking_goes_on_without_it()
    {
        await using var server = new WireServer(request => request["api_key"] is null
            ? Replies.Hits(1, 200000001)
            : new WireReply($$"""{"error":"API key invalid","api-key":"{{request["api_key"]}}","type":"invalid","status":"unknown"}""", 400));
        await using var client = new WireClient(server, ("ApiKey", "SECRET-KEY-1"));

        var first = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);
        var second = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((first.Kind, second.Kind), Is.EqualTo((AnswerKind.Ok, AnswerKind.Ok)));
        Assert.That(server.Requests.Select(r => r["api_key"] is not null), Is.EqualTo(new[] { true, false, false }));
        Assert.That(client.Log.Lines.Count(l => l.Contains("refuses the API key", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_person_behind_a_long_pause_is_told_at_once()
    {
        await using var server = new WireServer(_ => new WireReply("""{"error":"API rate limit exceeded"}""", 429) { Header = "Retry-After: 60" });
        await using var client = new WireClient(server);

        var answer = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((answer.Kind, server.Requests.Count), Is.EqualTo((AnswerKind.Throttled, 1)));
        Assert.That(answer.RetryAfter, Is.GreaterThan(TimeSpan.FromSeconds(50)));
        Assert.That((client.Entrez.Budget.State, client.Entrez.Budget.Throttled), Is.EqualTo(("slowed", 1)));
    }

    [Test]
    public async Task Raw_line_breaks_and_bytes_that_are_not_utf8_do_no_harm()
    {
        var body = Encoding.Latin1.GetBytes(Replies.Series(200000001).Replace("Of asthma.", "Sj\u00f6gren\nand asthma.", StringComparison.Ordinal));
        await using var server = new WireServer(_ => new WireReply("") { Bytes = body });
        await using var client = new WireClient(server);

        var answer = await client.Entrez.Series([200000001], EntrezTurn.Person, default);

        Assert.That(answer.Value?.Datasets.Single().Summary, Is.EqualTo("Sj\u00f6gren\nand asthma."));
    }
}
