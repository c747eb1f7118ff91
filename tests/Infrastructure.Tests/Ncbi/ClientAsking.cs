using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

public sealed class ClientAsking
{
    private static readonly EntrezSearch Asthma = new("gds", "asthma AND gse[ETYP]", 0, 2);

    [Test]
    public async Task A_search_says_who_asks_and_reads_what_was_found()
    {
        await using var server = new WireServer(_ => Replies.Hits(7, 200000002, 200000001));
        await using var client = new WireClient(server, ("ApiKey", "KEY1"));

        var answer = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((answer.Kind, answer.Value!.Total, answer.Value.Translation), Is.EqualTo((AnswerKind.Ok, 7, "asthma[All Fields]")));
        Assert.That(answer.Value.Uids, Is.EqualTo(new[] { 200000002, 200000001 }));
        var request = server.Requests.Single();
        Assert.That((request.Method, request.Path), Is.EqualTo(("GET", "entrez/eutils/esearch.fcgi")));
        Assert.That((request["db"], request["term"], request["retmode"], request["retmax"]), Is.EqualTo(("gds", "asthma AND gse[ETYP]", "json", "2")));
        Assert.That((request["tool"], request["email"], request["api_key"]), Is.EqualTo(("OmicsOracle", "someone@example.org", "KEY1")));
    }

    [Test]
    public async Task No_hits_are_empty_and_still_tell_what_was_not_found()
    {
        await using var server = new WireServer(_ => Replies.NoHits);
        await using var client = new WireClient(server);

        var answer = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((answer.Kind, answer.Value?.Total, answer.Value?.Dropped.Single()), Is.EqualTo((AnswerKind.Empty, 0, "zzz")));
    }

    [Test]
    public async Task A_term_too_long_for_an_address_is_posted_with_the_identity_in_its_form()
    {
        await using var server = new WireServer(_ => Replies.Hits(1, 200000001));
        await using var client = new WireClient(server, ("ApiKey", "KEY1"));
        var term = string.Join(" OR ", Enumerable.Range(1, 300).Select(n => $"GSE{n}[ACCN]"));

        var answer = await client.Entrez.Search(new("gds", term, 0, 1, Keep: true), EntrezTurn.Person, default);

        var request = server.Requests.Single();
        Assert.That((answer.Kind, request.Method, request["term"], request["usehistory"], request["api_key"]), Is.EqualTo((AnswerKind.Ok, "POST", term, "y", "KEY1")));
    }

    [Test]
    public async Task Summaries_are_asked_for_two_hundred_at_a_time_and_come_in_the_order_asked()
    {
        await using var server = new WireServer(request => Replies.Series(Replies.Asked(request).Reverse()));
        await using var client = new WireClient(server);
        int[] uids = [.. Enumerable.Range(200_000_001, 450).Reverse()];

        var answer = await client.Entrez.Series(uids, EntrezTurn.Harvest, default);

        Assert.That((answer.Kind, answer.Value!.Missing.Count), Is.EqualTo((AnswerKind.Ok, 0)));
        Assert.That(answer.Value.Datasets.Select(d => d.Accession.EntrezUid), Is.EqualTo(uids));
        Assert.That(server.Requests.Select(r => Replies.Asked(r).Count()).Order(), Is.EqualTo(new[] { 50, 200, 200 }));
    }

    [Test]
    public async Task Records_that_do_not_come_are_named()
    {
        await using var server = new WireServer(_ => Replies.Series([200000001], [200000009]));
        await using var client = new WireClient(server);

        var answer = await client.Entrez.Series([200000009, 200000001, 200000005], EntrezTurn.Person, default);

        Assert.That((answer.Kind, answer.Value!.Datasets.Single().Accession), Is.EqualTo((AnswerKind.Partial, Accession.Series(1))));
        Assert.That(answer.Value.Missing, Is.EqualTo(new[] { 200000009, 200000005 }));
    }

    [Test]
    public async Task A_page_of_a_kept_search_names_where_it_is_kept_and_how_much_is_wanted()
    {
        await using var server = new WireServer(_ => Replies.Series(200000001, 200000002));
        await using var client = new WireClient(server);

        var answer = await client.Entrez.Series(new EntrezHistory("MCID_1", "3"), 400, 200, EntrezTurn.Harvest, default);

        var request = server.Requests.Single();
        Assert.That((answer.Kind, answer.Value!.Datasets.Count), Is.EqualTo((AnswerKind.Ok, 2)));
        Assert.That((request["WebEnv"], request["query_key"], request["retstart"], request["retmax"]), Is.EqualTo(("MCID_1", "3", "400", "200")));
    }

    [Test]
    public async Task A_kept_search_that_has_expired_says_so()
    {
        await using var server = new WireServer(_ => """{"header":{},"esummaryresult":["Unable to obtain query #1"]}""");
        await using var client = new WireClient(server);

        var answer = await client.Entrez.Series(new EntrezHistory("MCID_1", "1"), 0, 200, EntrezTurn.Harvest, default);

        Assert.That((answer.Kind, answer.Reason, server.Requests.Count), Is.EqualTo((AnswerKind.NotFound, "the search kept at NCBI has expired", 1)));
    }

    [Test]
    public async Task Links_are_told_for_each_id_of_its_own_and_many_ids_are_posted()
    {
        await using var server = new WireServer(_ => """{"linksets":[{"dbfrom":"gds","ids":["200000001"],"linksetdbs":[{"dbto":"sra","linkname":"gds_sra","links":["7",8]}]},{"dbfrom":"gds","ids":["200000002"]}]}""");
        await using var client = new WireClient(server);

        var few = await client.Entrez.Links("gds", [200000001, 200000002], "sra", EntrezTurn.Person, default);
        await client.Entrez.Links("gds", [.. Enumerable.Range(200_000_001, 201)], "sra", EntrezTurn.Person, default);

        Assert.That(few.Value![200000001], Is.EqualTo(new[] { 7, 8 }));
        Assert.That(few.Value[200000002], Is.Empty);
        Assert.That(server.Requests.Select(r => (r.Method, r["id"]!.Split(' ').Length, r["dbfrom"])), Is.EqualTo(new[] { ("GET", 2, "gds"), ("POST", 201, "gds") }));
    }

    [Test]
    public async Task Nothing_is_asked_where_there_is_nothing_to_ask_or_asking_is_switched_off()
    {
        await using var server = new WireServer(_ => Replies.NoHits);
        await using var client = new WireClient(server);
        await using var off = new WireClient(server, ("Enabled", "false"));

        var nothing = await client.Entrez.Series([], EntrezTurn.Person, default);
        var switchedOff = await off.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((nothing.Kind, switchedOff.Kind, server.Requests.Count), Is.EqualTo((AnswerKind.Empty, AnswerKind.Blocked, 0)));
        Assert.That(switchedOff.Reason, Does.Contain("Ncbi:Enabled"));
    }

    [Test]
    public async Task A_missing_email_is_warned_of_once()
    {
        await using var server = new WireServer(_ => Replies.NoHits);
        await using var client = new WireClient(server, ("Email", ""));

        await client.Entrez.Search(Asthma, EntrezTurn.Person, default);
        await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That(client.Log.Lines.Count(l => l.Contains("Ncbi:Email", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(server.Requests[0]["email"], Is.Null);
    }

    [Test]
    public async Task Fifty_callers_with_one_question_make_one_request_and_each_may_leave_alone()
    {
        var asked = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        await using var server = new WireServer(async _ =>
        {
            asked.TrySetResult();
            await released.Task;
            return Replies.Hits(1, 200000001);
        });
        await using var client = new WireClient(server);
        using var leaving = new CancellationTokenSource();

        var leaver = client.Entrez.Search(Asthma, EntrezTurn.Person, leaving.Token);
        var callers = Enumerable.Range(0, 50).Select(_ => client.Entrez.Search(Asthma, EntrezTurn.Person, default)).ToArray();
        await asked.Task;
        await leaving.CancelAsync();
        Assert.That(async () => await leaver, Throws.InstanceOf<OperationCanceledException>());
        released.SetResult();
        var answers = await Task.WhenAll(callers);

        Assert.That(answers.Select(a => a.Kind), Is.All.EqualTo(AnswerKind.Ok));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_question_that_everyone_has_left_is_asked_anew_for_the_next()
    {
        var asked = new TaskCompletionSource();
        var first = true;
        await using var server = new WireServer(async _ =>
        {
            if (first)
            {
                first = false;
                asked.SetResult();
                await Task.Delay(Timeout.Infinite);
            }

            return Replies.Hits(1, 200000001);
        });
        await using var client = new WireClient(server);
        using var leaving = new CancellationTokenSource();

        var left = client.Entrez.Search(Asthma, EntrezTurn.Person, leaving.Token);
        await asked.Task;
        await leaving.CancelAsync();
        Assert.That(async () => await left, Throws.InstanceOf<OperationCanceledException>());
        var answer = await client.Entrez.Search(Asthma, EntrezTurn.Person, default);

        Assert.That((answer.Kind, server.Requests.Count), Is.EqualTo((AnswerKind.Ok, 2)));
    }
}
