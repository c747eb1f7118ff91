using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Tests.Ncbi;

internal sealed class SourceTests
{
    private static readonly Dataset[] Livers = [.. Enumerable.Range(1, 250).Select(n => Listed.Of(n, n % 2 == 0 ? "liver" : "heart"))];

    [Test]
    public async Task A_search_costs_one_esearch_and_one_esummary()
    {
        var ncbi = new MemoryEntrez(Livers);

        var answer = await Search(ncbi, "the liver", limit: 20);

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Ok));
        Assert.That(ncbi.Calls, Is.EqualTo(new[] { "esearch liver AND gse[ETYP]", "esummary 20" }));
        Assert.That(ncbi.Turns, Has.All.EqualTo(EntrezTurn.Person));
        Assert.That(answer.Value!.Total, Is.EqualTo(125));
        Assert.That(answer.Value.Datasets.Select(d => d.Title), Has.Exactly(20).EqualTo("liver"));
        Assert.That(answer.Value.Dropped, Is.EqualTo(new[] { "the" }));
    }

    [Test]
    public async Task No_search_asks_for_more_than_a_hundred_records()
    {
        var ncbi = new MemoryEntrez(Livers);

        var answer = await Search(ncbi, "liver", limit: 5_000);

        Assert.That(answer.Value!.Datasets, Has.Count.EqualTo(100));
    }

    [Test]
    public async Task A_question_that_is_an_accession_is_answered_without_a_search()
    {
        var ncbi = new MemoryEntrez(Livers);

        var (held, absent) = (await Search(ncbi, " gse7 "), await Search(ncbi, "GSE9999"));

        Assert.That(ncbi.Calls, Is.EqualTo(new[] { "esummary 1", "esummary 1" }));
        Assert.That(held.Value!.Datasets.Single().Accession, Is.EqualTo(Accession.Series(7)));
        Assert.That(absent.Kind, Is.EqualTo(AnswerKind.Empty));
        Assert.That(absent.Value!.Total, Is.Zero);
    }

    [Test]
    public async Task A_question_without_words_does_not_reach_NCBI()
    {
        var ncbi = new MemoryEntrez(Livers);

        var answer = await Search(ncbi, "the of AND");

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Empty));
        Assert.That(ncbi.Calls, Is.Empty);
        Assert.That(answer.Value!.Dropped, Is.EqualTo(new[] { "the", "of", "AND" }));
    }

    [Test]
    public async Task No_hits_are_told_with_how_NCBI_understood_the_question()
    {
        var answer = await Search(new MemoryEntrez(Livers), "spleen");

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Empty));
        Assert.That(answer.Value!.Translation, Does.Contain("spleen"));
    }

    [Test]
    public async Task Records_that_are_missing_make_the_answer_partial()
    {
        var answer = await Search(new MemoryEntrez(Livers) { WithoutRecord = [200_000_002] }, "liver", limit: 100, filters: new() { To = Listed.GeoOpened });
        var none = await Search(new MemoryEntrez(Livers[1..2]) { WithoutRecord = [200_000_002] }, "liver");

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Ok).Or.EqualTo(AnswerKind.Partial));
        Assert.That(answer.Kind == AnswerKind.Partial, Is.EqualTo(answer.Value!.Datasets.Count == 99));
        Assert.That(none.Kind, Is.EqualTo(AnswerKind.Partial));
        Assert.That(none.Value!.Total, Is.EqualTo(1));
    }

    [Test]
    public async Task Words_that_NCBI_dropped_make_the_answer_partial_and_are_named()
    {
        var answer = await Search(new MemoryEntrez(Livers) { Dropped = ["xyzzy"] }, "the liver");

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Partial));
        Assert.That(answer.Value!.Dropped, Is.EqualTo(new[] { "the", "xyzzy" }));
    }

    [Test]
    public async Task A_filter_that_NCBI_ignored_never_widens_the_answer()
    {
        var ncbi = new MemoryEntrez([.. Livers.Select(d => d with { Organisms = [Organism.Of("Rare beast")] })]) { Dropped = ["\"Rare beast\"[Organism]"] };

        var answer = await Search(ncbi, "liver", filters: new() { Organisms = ["Rare beast"] });

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Empty));
        Assert.That(answer.Value!.Datasets, Is.Empty);
        Assert.That(answer.Value.Dropped, Has.One.Contains("Rare beast"));
    }

    [Test]
    public async Task A_failure_of_either_call_passes_up_as_what_it_is(
        [Values(AnswerKind.Throttled, AnswerKind.Transient, AnswerKind.Blocked, AnswerKind.Malformed, AnswerKind.InvalidRequest)] AnswerKind kind, [Values(0, 1)] int call)
    {
        var answer = await Search(new MemoryEntrez(Livers) { Fault = n => n == call ? kind : null }, "liver");

        Assert.That(answer.Kind, Is.EqualTo(kind));
        Assert.That(answer.Value, Is.Null);
    }

    [Test]
    public async Task A_series_is_found_by_its_uid()
    {
        var ncbi = new MemoryEntrez(Livers);

        var answer = await new EntrezSource(ncbi).Find(Accession.Series(12), default);

        Assert.That(answer.Value!.Accession, Is.EqualTo(Accession.Series(12)));
        Assert.That(ncbi.Calls, Is.EqualTo(new[] { "esummary 1" }));
    }

    [TestCase(AnswerKind.Private)]
    [TestCase(AnswerKind.Gone)]
    [TestCase(AnswerKind.NotFound)]
    public async Task A_series_without_a_summary_is_told_apart_by_one_more_call(AnswerKind kind)
    {
        var absent = Accession.Series(300_000);
        var opens = new DateOnly(2028, 8, 28);
        var ncbi = new MemoryEntrez(Livers) { SoftAnswers = { [absent] = new(kind, OpensOn: kind == AnswerKind.Private ? opens : null) } };

        var answer = await new EntrezSource(ncbi).Find(absent, default);

        Assert.That(answer.Kind, Is.EqualTo(kind));
        Assert.That(answer.OpensOn, Is.EqualTo(kind == AnswerKind.Private ? opens : null));
        Assert.That(ncbi.Calls, Is.EqualTo(new[] { "esummary 1", "soft GSE300000" }));
    }

    [Test]
    public async Task A_passing_fault_never_looks_like_a_missing_series()
    {
        var ncbi = new MemoryEntrez(Livers) { Fault = _ => AnswerKind.Transient };

        var answer = await new EntrezSource(ncbi).Find(Accession.Series(12), default);

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Transient));
        Assert.That(ncbi.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Only_series_are_looked_up()
    {
        var ncbi = new MemoryEntrez(Livers);
        var source = new EntrezSource(ncbi);

        Assert.That((await source.Find(Accession.Sample(1), default)).Kind, Is.EqualTo(AnswerKind.NotFound));
        Assert.That((await source.FindInFull(Accession.Platform(96), default)).Kind, Is.EqualTo(AnswerKind.NotFound));
        Assert.That(ncbi.Calls, Is.Empty);
    }

    [Test]
    public async Task The_full_record_takes_its_turn_behind_searches()
    {
        var ncbi = new MemoryEntrez(Livers) { SoftAnswers = { [Accession.Series(12)] = new(AnswerKind.Ok, Livers[11]) } };

        var answer = await new EntrezSource(ncbi).FindInFull(Accession.Series(12), default);

        Assert.That(answer.Value, Is.SameAs(Livers[11]));
        Assert.That(ncbi.Turns, Is.EqualTo(new[] { EntrezTurn.Harvest }));
    }

    private static Task<SourceAnswer<LiveHits>> Search(MemoryEntrez ncbi, string text, int limit = 20, SearchFilters? filters = null) =>
        new EntrezSource(ncbi).Search(new SearchQuery(text, filters ?? SearchFilters.None, Limit: limit), default);
}
