using CsCheck;
using FluentValidation;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Application.Tests.Support;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

public sealed class SearchBesideGeo : IDisposable
{
    private readonly GeoInMemory _geo = new();
    private readonly StoreInMemory _store = new();
    private readonly CacheInMemory _cache = new();
    private readonly FakeTimeProvider _time = new(SomeSeries.Monday);
    private LiveOptions _options = new();
    private IndexInMemory _index = new(1, 2, 3);
    private LiveKeeping? _keeping;

    public void Dispose() => _keeping?.Dispose();

    [Test]
    public async Task The_two_lists_become_one_in_which_each_series_stands_once_at_its_rank()
    {
        _geo.Found = () => Task.FromResult(GeoInMemory.Hits(7, 2, 8));

        var answer = await Search();

        Assert.That(Numbers(answer), Is.EqualTo(new[] { 1, 7, 2, 3, 8 }));
        Assert.That(answer.Results.Select(r => r.Source), Is.EqualTo(new[] { "local", "live", "local", "local", "live" }));
        Assert.That(answer.Sources.Select(s => (s.Name, s.Status)), Is.EqualTo(new[] { ("local", SourceStatus.Ok), ("geo", SourceStatus.Ok) }));
        Assert.That((answer.Total, answer.Completeness), Is.EqualTo((5, Completeness.Complete)));
        Assert.That(answer.Facets.Organism, Is.EqualTo(new[] { new FacetCount("Homo sapiens", 5) }));
    }

    [TestCase(SearchSort.Newest)]
    [TestCase(SearchSort.Samples)]
    public async Task In_a_sort_by_value_a_live_hit_stands_where_its_value_puts_it(SearchSort sort)
    {
        _index = new(9, 5, 1);
        _geo.Found = () => Task.FromResult(GeoInMemory.Hits(2, 7));

        Assert.That(Numbers(await Search(sort: sort)), Is.EqualTo(new[] { 9, 7, 5, 2, 1 }));
    }

    [Test]
    public async Task What_GEO_made_of_the_question_is_told()
    {
        _geo.Found = () => Task.FromResult(new SourceAnswer<LiveHits>(AnswerKind.Partial, new LiveHits(0, [], "term", "translation", ["zzyzx"])));

        var answer = await Search();

        Assert.That((answer.Interpretation.EntrezTerm, answer.Interpretation.EntrezTranslation), Is.EqualTo(("term", "translation")));
        Assert.That(answer.Interpretation.Dropped, Is.EqualTo(new[] { "the", "zzyzx" }));
        Assert.That(answer.Completeness, Is.EqualTo(Completeness.Complete), "it is the answer to the question as NCBI understood it");
    }

    [TestCase(2)]
    [TestCase(2, "zzyzx")]
    public async Task Records_that_GEO_left_out_make_the_answer_partial(int total, params string[] dropped)
    {
        _geo.Found = () => Task.FromResult(new SourceAnswer<LiveHits>(AnswerKind.Partial, GeoInMemory.Hits(7).Value! with { Total = total, Dropped = dropped }));

        var answer = await Search();

        Assert.That((answer.Completeness, answer.Sources[1].Status), Is.EqualTo((Completeness.Partial, SourceStatus.Stale)));
        Assert.That(Numbers(answer), Does.Contain(7));
    }

    [TestCase(AnswerKind.Throttled, SourceStatus.Throttled)]
    [TestCase(AnswerKind.Transient, SourceStatus.Unavailable)]
    [TestCase(AnswerKind.Blocked, SourceStatus.Unavailable)]
    [TestCase(AnswerKind.Malformed, SourceStatus.Unavailable)]
    [TestCase(AnswerKind.InvalidRequest, SourceStatus.Unavailable)]
    public async Task Whatever_ails_GEO_the_catalogue_answers_and_says_what_is_missing(AnswerKind kind, SourceStatus status)
    {
        _geo.Found = () => Task.FromResult(new SourceAnswer<LiveHits>(kind, Reason: "out of order"));

        var answer = await Search();

        Assert.That(Numbers(answer), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That((answer.Completeness, answer.Sources[1].Name, answer.Sources[1].Status), Is.EqualTo((Completeness.Partial, "geo", status)));
        Assert.That(answer.Sources[1].Reason, Does.StartWith("GEO").And.EndWith("."));
    }

    [Test]
    public async Task A_fault_of_the_gateway_itself_is_no_error_for_the_caller()
    {
        _geo.Found = () => throw new InvalidOperationException("a fault");

        var answer = await Search();

        Assert.That((Numbers(answer).Length, answer.Sources[1].Status), Is.EqualTo((3, SourceStatus.Unavailable)));
        Assert.That(answer.Sources[1].Reason, Does.Not.Contain("a fault"));
    }

    [Test]
    public async Task At_the_deadline_the_catalogue_answers_alone_and_what_comes_later_is_kept()
    {
        var late = new TaskCompletionSource<SourceAnswer<LiveHits>>();
        var asked = new TaskCompletionSource();
        _geo.Found = () =>
        {
            asked.SetResult();
            return late.Task;
        };

        var searching = Search();
        await asked.Task;
        _time.Advance(_options.Deadline - TimeSpan.FromMilliseconds(1));
        Assert.That(searching.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var answer = await searching;

        Assert.That(Numbers(answer), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That((answer.Completeness, answer.Sources[1].Status), Is.EqualTo((Completeness.Partial, SourceStatus.Timeout)));
        var kept = new TaskCompletionSource();
        _store.Moment = () => kept.TrySetResult();
        late.SetResult(GeoInMemory.Hits(7));
        await kept.Task;
        _keeping!.Dispose();
        Assert.That(_store.Held, Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public async Task What_GEO_told_is_stored_indexed_and_the_searches_that_know_less_are_dropped()
    {
        _geo.Found = () => Task.FromResult(GeoInMemory.Hits(7, 8));

        await Search();
        _keeping!.Dispose();

        Assert.That(_store.Held, Is.EqualTo(new[] { 7, 8 }));
        Assert.That(_index.Followed, Is.EqualTo(1));
        Assert.That(_cache.Dropped, Is.EqualTo(new[] { "search" }));
    }

    [Test]
    public async Task What_is_known_already_drops_nothing()
    {
        _geo.Found = () => Task.FromResult(GeoInMemory.Hits(7));
        await _store.Upsert([SomeSeries.Live(7)], default);

        await Search();
        _keeping!.Dispose();

        Assert.That(_cache.Dropped, Is.Empty);
    }

    [Test]
    public async Task A_store_that_cannot_be_written_costs_the_answer_nothing()
    {
        _geo.Found = () => Task.FromResult(GeoInMemory.Hits(7));
        _store.Moment = () => throw new SourceUnavailable("store", "The disk is full.");

        Assert.That(Numbers(await Search()), Does.Contain(7));
    }

    [TestCase(0, 23, false)]
    [TestCase(0, 25, true)]
    [TestCase(48, 1, false)]
    public async Task A_complete_and_fresh_catalogue_answers_alone(int hoursOfHarvest, int hoursSinceStart, bool asksGeo)
    {
        await _store.Save(HarvestScope.Everything.Key, new(null, 9, 9, _time.GetUtcNow(), _time.GetUtcNow().AddHours(hoursOfHarvest)), default);
        _time.Advance(TimeSpan.FromHours(hoursSinceStart));

        await Search();

        Assert.That(_geo.Asked.IsEmpty, Is.EqualTo(!asksGeo));
    }

    [Test]
    public async Task A_catalogue_whose_harvest_has_not_ended_is_not_complete()
    {
        await _store.Save(HarvestScope.Everything.Key, new("page 3", 3, 9, _time.GetUtcNow(), null), default);

        await Search();

        Assert.That(_geo.Asked, Is.EqualTo(new[] { "cells" }));
    }

    [Test]
    public async Task Local_means_that_GEO_is_not_asked()
    {
        var answer = await Search(SearchSource.Local);

        Assert.That((_geo.Asked.Count, answer.Sources.Count, answer.Completeness), Is.EqualTo((0, 1, Completeness.Complete)));
    }

    [Test]
    public async Task Live_means_that_GEO_alone_answers()
    {
        _geo.Found = () => Task.FromResult(GeoInMemory.Hits(8, 7));

        var answer = await Search(SearchSource.Live);

        Assert.That(Numbers(answer), Is.EqualTo(new[] { 8, 7 }));
        Assert.That(answer.Sources.Select(s => s.Name), Is.EqualTo(new[] { "geo" }));
        Assert.That(answer.NextCursor, Is.Null);
    }

    [Test]
    public async Task Nothing_found_live_is_an_answer_and_no_failure()
    {
        var answer = await Search(SearchSource.Live);

        Assert.That((answer.Total, answer.Completeness), Is.EqualTo((0, Completeness.Complete)));
    }

    [Test]
    public async Task A_question_that_GEO_refuses_is_refused_with_the_reason_when_nobody_else_is_asked()
    {
        _geo.Found = () => Task.FromResult(new SourceAnswer<LiveHits>(AnswerKind.InvalidRequest, Reason: "too many words"));

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Search(SearchSource.Live));

        Assert.That(refusal!.Errors.Single().PropertyName, Is.EqualTo("q"));
        Assert.That(refusal.Errors.Single().ErrorMessage, Does.Contain("too many words"));
    }

    [TestCase(AnswerKind.Throttled)]
    [TestCase(AnswerKind.Transient)]
    [TestCase(AnswerKind.Blocked)]
    [TestCase(AnswerKind.Malformed)]
    public async Task A_failure_of_GEO_is_a_failure_when_nobody_else_is_asked(AnswerKind kind)
    {
        _geo.Found = () => Task.FromResult(new SourceAnswer<LiveHits>(kind, RetryAfter: TimeSpan.FromSeconds(7)));

        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => Search(SearchSource.Live));

        Assert.That((failure!.SourceName, failure.RetryAfter), Is.EqualTo(("upstream", TimeSpan.FromSeconds(7))));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Switched_off_auto_is_local_and_live_is_refused_with_the_settings_name(bool bySetting)
    {
        _options = new() { Enabled = !bySetting };
        _geo.Budget = bySetting ? _geo.Budget : SourceBudget.Off;

        Assert.That((await Search()).Completeness, Is.EqualTo(Completeness.Complete));
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Search(SearchSource.Live));

        Assert.That(refusal!.Errors.Single().PropertyName, Is.EqualTo("source"));
        Assert.That(refusal.Errors.Single().ErrorMessage, Does.Contain("Live:Enabled"));
        Assert.That(_geo.Asked, Is.Empty);
    }

    [Test]
    public async Task While_the_index_is_being_made_GEO_answers_and_the_catalogue_is_named_as_missing()
    {
        _index.Failure = new SourceUnavailable("index", "It is being made anew.");
        _geo.Found = () => Task.FromResult(GeoInMemory.Hits(7));

        var answer = await Search();

        Assert.That(Numbers(answer), Is.EqualTo(new[] { 7 }));
        Assert.That((answer.Completeness, answer.Sources[0].Name, answer.Sources[0].Status), Is.EqualTo((Completeness.Partial, "local", SourceStatus.Unavailable)));
    }

    [Test]
    public async Task Where_neither_can_answer_the_failure_is_told()
    {
        _index.Failure = new SourceUnavailable("index", "It is being made anew.");
        _geo.Found = () => Task.FromResult(new SourceAnswer<LiveHits>(AnswerKind.Transient));

        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => Search());

        Assert.That(failure!.SourceName, Is.EqualTo("index"));
    }

    [Test]
    public async Task A_partial_answer_is_kept_briefly_and_a_complete_one_as_long_as_others()
    {
        var worth = new SearchDatasets(Query()).Cache.Worth!;

        Assert.That(worth(await Search(SearchSource.Local)), Is.EqualTo(CacheWorth.Whole));
        _geo.Found = () => Task.FromResult(new SourceAnswer<LiveHits>(AnswerKind.Throttled));
        Assert.That(worth(await Search()), Is.EqualTo(CacheWorth.Thin));
    }

    [Test]
    public void Each_source_has_answers_of_its_own() =>
        Assert.That(Enum.GetValues<SearchSource>().Select(s => new SearchDatasets(Query(), s).Cache.Key).Distinct().Count(), Is.EqualTo(3));

    [Test]
    public async Task Following_the_cursors_shows_every_series_of_the_catalogue_exactly_once_whatever_GEO_adds() =>
        await Gen.Select(Gen.Int[0, 12], Gen.Int[100, 112].Array[0, 12], Gen.Int[1, 5], Gen.Enum<SearchSort>()).SampleAsync(async (held, live, limit, sort) =>
        {
            using var one = new SearchBesideGeo { _index = new([.. Enumerable.Range(1, held).Reverse()]) };
            one._geo.Found = () => Task.FromResult(GeoInMemory.Hits(live));
            var seen = new List<int>();
            SearchCursor? cursor = null;
            do
            {
                var page = await one.Search(query: new("cells", SearchFilters.None, sort, limit, cursor));
                Assert.That(page.Results, Has.Count.LessThanOrEqualTo(limit));
                seen.AddRange(page.Results.Where(r => r.Source == "local").Select(r => r.Accession.Number));
                cursor = page.NextCursor;
            }
            while (cursor is not null);

            Assert.That(seen, Is.EqualTo(Enumerable.Range(1, held).Reverse()));
        });

    private static int[] Numbers(SearchAnswer answer) => [.. answer.Results.Select(r => r.Accession.Number)];

    private static SearchQuery Query(SearchSort sort = SearchSort.Relevance) => new("cells", SearchFilters.None, sort);

    private Task<SearchAnswer> Search(SearchSource source = SearchSource.Auto, SearchSort sort = SearchSort.Relevance, SearchQuery? query = null)
    {
        _keeping ??= new LiveKeeping(_store, _index, _cache, NullLogger<LiveKeeping>.Instance);
        var local = new LocalSearch(_index, _time);
        var live = new LiveSearch(_geo, _store, _cache, _keeping, Options.Create(_options), _time, NullLogger<LiveSearch>.Instance);
        var names = new OneDisease();
        return new SearchDatasetsHandler(new WordReader(names, new MentionedConcepts(names)), local, live, new FusedSearch(local, _store), _keeping).Handle(new(query ?? Query(sort), source), default);
    }
}
