using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Tests.Ncbi;

internal sealed class LinkedSourcesTests
{
    private static readonly Accession Series = Accession.Series(7);

    [Test]
    public async Task Papers_come_in_the_order_of_their_ids_in_calls_of_two_hundred()
    {
        int[] ids = [.. Enumerable.Range(1, 450).Reverse()];
        var ncbi = new MemoryEntrez([]) { Papers = ids.ToDictionary(id => id, Paper) };

        var answer = await new LinkedSources(ncbi).Publications([.. ids, 450], default);

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Ok));
        Assert.That(answer.Value!.Select(p => p.PubMedId), Is.EqualTo(ids));
        Assert.That(answer.Value!.Where(p => p.IsRetracted).Select(p => p.PubMedId), Is.EqualTo(new[] { 13 }));
        Assert.That(ncbi.Calls, Is.EquivalentTo(new[] { "pubmed 200", "pubmed 200", "pubmed 50" }));
    }

    [Test]
    public async Task A_paper_that_PubMed_does_not_have_makes_the_answer_partial()
    {
        var answer = await new LinkedSources(new MemoryEntrez([]) { Papers = { [1] = Paper(1) } }).Publications([2, 1], default);

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Partial));
        Assert.That(answer.Value!.Single().PubMedId, Is.EqualTo(1));
    }

    [Test]
    public async Task Where_there_is_nothing_the_answer_is_empty()
    {
        var ncbi = new MemoryEntrez([]);
        var linked = new LinkedSources(ncbi);

        Assert.That((await linked.Publications([], default)).Kind, Is.EqualTo(AnswerKind.Empty));
        Assert.That((await linked.Runs(Series, default)).Kind, Is.EqualTo(AnswerKind.Empty));
        Assert.That(ncbi.Calls, Is.EqualTo(new[] { "elink sra" }));
    }

    [Test]
    public async Task Runs_are_those_that_the_series_links_to()
    {
        var ncbi = new MemoryEntrez([]) { Experiments = { [Series.EntrezUid] = [5_000_000_000, 3] } };

        var answer = await new LinkedSources(ncbi).Runs(Series, default);

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Ok));
        Assert.That(answer.Value!.Select(r => r.Run), Is.EqualTo(new[] { "SRR5000000000", "SRR3" }));
        Assert.That(ncbi.Calls, Is.EqualTo(new[] { "elink sra", "sra 2" }));
    }

    [Test]
    public async Task A_series_of_thousands_of_experiments_gives_the_first_thousand_and_says_so()
    {
        var ncbi = new MemoryEntrez([]) { Experiments = { [Series.EntrezUid] = [.. Enumerable.Range(1, 3_000).Select(n => (long)n)] } };

        var answer = await new LinkedSources(ncbi).Runs(Series, default);

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Partial));
        Assert.That(answer.Value, Has.Count.EqualTo(1_000));
        Assert.That(answer.Reason, Does.Contain("3000"));
    }

    [Test]
    public async Task What_came_stays_where_another_call_failed_and_a_lone_failure_is_told()
    {
        int[] ids = [.. Enumerable.Range(1, 300)];
        var half = new MemoryEntrez([]) { Papers = ids.ToDictionary(id => id, Paper), Fault = n => n == 1 ? AnswerKind.Throttled : null };
        var none = new MemoryEntrez([]) { Papers = ids.ToDictionary(id => id, Paper), Fault = _ => AnswerKind.Throttled };

        var partial = await new LinkedSources(half).Publications(ids, default);

        Assert.That(partial.Kind, Is.EqualTo(AnswerKind.Partial));
        Assert.That(partial.Value, Has.Count.EqualTo(200));
        Assert.That((await new LinkedSources(none).Publications(ids, default)).Kind, Is.EqualTo(AnswerKind.Throttled));
        Assert.That((await new LinkedSources(none).Runs(Series, default)).Kind, Is.EqualTo(AnswerKind.Throttled));
    }

    private static Publication Paper(int id) => new(id, $"Paper {id}", ["A B"], "Journal", null, null, IsRetracted: id == 13);
}
