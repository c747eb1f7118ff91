using CsCheck;
using FluentValidation;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Application.Tests.Support;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

public sealed class SearchAsMeant : IDisposable
{
    private readonly EnhancedSearchUnderTest _search = new();

    public void Dispose() => _search.Dispose();

    [Test]
    public async Task What_two_sources_have_comes_before_what_one_has()
    {
        _search.Geo.Found = () => Task.FromResult(GeoInMemory.Hits(7, 2));
        _search.Papers.Found = () => Task.FromResult(GeoInMemory.Hits(8, 7));

        var answer = await _search.Search();

        Assert.That(Numbers(answer), Is.EqualTo(new[] { 7, 2, 1, 8, 3 }), "7 and 2 are in two lists each; of equal ranks the catalogue's comes first");
        Assert.That(answer.Sources.Select(s => (s.Name, s.Status)), Is.EqualTo(new[] { ("local", SourceStatus.Ok), ("geo", SourceStatus.Ok), ("pubmed", SourceStatus.Ok) }));
        Assert.That((answer.Total, answer.Completeness), Is.EqualTo((5, Completeness.Complete)));
        Assert.That(answer.Facets.Organism, Is.EqualTo(new[] { new FacetCount("Homo sapiens", 5) }));
    }

    [TestCase(SearchSort.Newest)]
    [TestCase(SearchSort.Samples)]
    public async Task In_a_sort_by_value_each_stands_where_its_value_puts_it(SearchSort sort)
    {
        _search.Index = new(9, 5, 1);
        _search.Geo.Found = () => Task.FromResult(GeoInMemory.Hits(2));
        _search.Papers.Found = () => Task.FromResult(GeoInMemory.Hits(7));

        Assert.That(Numbers(await _search.Search(sort: sort)), Is.EqualTo(new[] { 9, 7, 5, 2, 1 }));
    }

    [Test]
    public async Task What_was_understood_is_told_and_asked_everywhere()
    {
        _search.Geo.Found = () => Task.FromResult(GeoInMemory.Hits(7));

        var answer = await _search.Search("PD in mouse since 2010");

        var concept = answer.Interpretation.Concepts[0];
        Assert.That((concept.Text, concept.Label, concept.Role), Is.EqualTo(("PD", "Parkinson disease", ConceptRole.Topic)));
        Assert.That(concept.Synonyms, Does.Contain("paralysis agitans"));
        Assert.That(answer.Interpretation.Notes.Single(), Does.Contain("Parkinson disease"));
        Assert.That(answer.Interpretation.EntrezTerm, Is.Not.Null);
        var asked = _search.Papers.Asked.Single();
        Assert.That(asked.Query.Filters.From, Is.EqualTo(new DateOnly(2010, 1, 1)));
        Assert.That(asked.Query.Filters.Organisms, Is.EqualTo(new[] { "10090" }));
        Assert.That(asked.Groups.SelectMany(g => g.Phrases).Select(p => p.Text), Does.Contain("paralysis agitans"));
    }

    [Test]
    public async Task Whatever_ails_one_source_the_others_answer_and_what_is_missing_is_named(
        [Values("geo", "pubmed")] string source, [Values(AnswerKind.Throttled, AnswerKind.Transient, AnswerKind.Blocked, AnswerKind.Malformed, AnswerKind.InvalidRequest)] AnswerKind kind)
    {
        var ailing = new SourceAnswer<LiveHits>(kind, Reason: "out of order");
        _search.Geo.Found = () => Task.FromResult(source == "geo" ? ailing : GeoInMemory.Hits(7));
        _search.Papers.Found = () => Task.FromResult(source == "geo" ? GeoInMemory.Hits(7) : ailing);

        var answer = await _search.Search();

        var report = answer.Sources.Single(s => s.Name == source);
        Assert.That(Numbers(answer), Is.EqualTo(new[] { 1, 7, 2, 3 }));
        Assert.That((answer.Completeness, report.Status), Is.EqualTo((Completeness.Partial, kind is AnswerKind.Throttled ? SourceStatus.Throttled : SourceStatus.Unavailable)));
        Assert.That(report.Reason, Does.StartWith(source == "geo" ? "GEO" : "PubMed").And.EndWith("."));
    }

    [Test]
    public async Task Each_source_has_its_deadline_and_none_holds_the_answer_longer()
    {
        var (geo, papers) = (new TaskCompletionSource(), new TaskCompletionSource());
        _search.Geo.Found = () => Never(geo);
        _search.Papers.Found = () => Never(papers);

        var searching = _search.Search();
        await Task.WhenAll(geo.Task, papers.Task);
        _search.Time.Advance(_search.Options.Live);
        var answer = await searching;

        Assert.That(answer.Sources.Skip(1).Select(s => (s.Name, s.Status)), Is.EqualTo(new[] { ("geo", SourceStatus.Timeout), ("pubmed", SourceStatus.Timeout) }));
        Assert.That((Numbers(answer).Length, answer.Completeness), Is.EqualTo((3, Completeness.Partial)));
    }

    [Test]
    public async Task An_index_that_does_not_answer_is_not_waited_for_either()
    {
        var (never, asked) = (new TaskCompletionSource(), new TaskCompletionSource());
        _search.Index.Wait = never.Task;
        _search.Geo.Found = () =>
        {
            asked.SetResult();
            return Task.FromResult(GeoInMemory.Hits(7));
        };

        var searching = _search.Search();
        await asked.Task;
        while (!searching.IsCompleted)
        {
            _search.Time.Advance(_search.Options.Within);
            await Task.Yield();
        }

        var answer = await searching;
        Assert.That(Numbers(answer), Is.EqualTo(new[] { 7 }));
        Assert.That((answer.Sources[0].Name, answer.Sources[0].Status), Is.EqualTo(("local", SourceStatus.Timeout)));
        never.SetResult();
    }

    [Test]
    public async Task Without_an_index_the_others_answer_and_where_nobody_can_the_failure_is_told()
    {
        _search.Index.Failure = new SourceUnavailable("index", "It is being made anew.");
        _search.Papers.Found = () => Task.FromResult(GeoInMemory.Hits(7));

        var answer = await _search.Search();
        _search.Papers.Found = _search.Geo.Found = () => Task.FromResult(new SourceAnswer<LiveHits>(AnswerKind.Transient));
        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => _search.Search());

        Assert.That((Numbers(answer).Single(), answer.Completeness, answer.Sources[0].Status), Is.EqualTo((7, Completeness.Partial, SourceStatus.Unavailable)));
        Assert.That(failure!.SourceName, Is.EqualTo("index"));
    }

    [Test]
    public async Task Where_the_understanding_finds_nothing_and_the_words_do_the_words_answer_and_it_is_said()
    {
        _search.Index.HoldsNoConcepts = true;

        var answer = await _search.Search("PD since 2010", SearchSource.Local);

        Assert.That(Numbers(answer), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(answer.Interpretation.Concepts, Is.Empty);
        Assert.That(answer.Interpretation.Notes.Single(), Does.Contain("as they stand"));
    }

    [Test]
    public async Task What_a_question_excludes_does_not_come_back_by_its_words()
    {
        _search.Index.HoldsNoConcepts = true;

        var answer = await _search.Search("PD not mouse", SearchSource.Local);

        Assert.That(answer.Results, Is.Empty);
        Assert.That(answer.Interpretation.Concepts.Select(c => c.Role), Is.EqualTo(new[] { ConceptRole.Topic, ConceptRole.Excluded }));
    }

    [Test]
    public async Task A_complete_and_fresh_catalogue_answers_alone()
    {
        await _search.Store.Save(HarvestScope.Everything.Key, new(null, 9, 9, _search.Time.GetUtcNow(), _search.Time.GetUtcNow()), default);

        var answer = await _search.Search();

        Assert.That((_search.Geo.Asked.Count, _search.Papers.Asked.Count, answer.Sources.Count, answer.Completeness), Is.EqualTo((0, 0, 1, Completeness.Complete)));
    }

    [Test]
    public async Task Switched_off_auto_is_local_and_live_is_refused()
    {
        using var off = new EnhancedSearchUnderTest { IsLiveOn = false };

        Assert.That((await off.Search()).Completeness, Is.EqualTo(Completeness.Complete));
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => off.Search(source: SearchSource.Live));

        Assert.That(refusal!.Errors.Single().PropertyName, Is.EqualTo("source"));
        Assert.That(off.Papers.Asked, Is.Empty);
    }

    [Test]
    public async Task Live_means_that_the_catalogue_is_not_asked()
    {
        _search.Geo.Found = () => Task.FromResult(GeoInMemory.Hits(8, 7));

        var answer = await _search.Search(source: SearchSource.Live);

        Assert.That((Numbers(answer), answer.NextCursor), Is.EqualTo((new[] { 8, 7 }, (SearchCursor?)null)));
        Assert.That(answer.Sources.Select(s => s.Name), Is.EqualTo(new[] { "geo", "pubmed" }));
    }

    [Test]
    public async Task A_question_of_hundreds_of_words_is_weighed_by_its_heaviest_and_the_others_are_named()
    {
        var answer = await _search.Search(string.Join(' ', Enumerable.Range(0, 200).Select(i => $"w{i}")), SearchSource.Local);

        Assert.That(answer.Interpretation.Dropped.Count(d => d.StartsWith('w')), Is.EqualTo(136));
    }

    [Test]
    public async Task Following_the_cursors_shows_every_series_of_the_catalogue_exactly_once_whatever_the_others_add() =>
        await Gen.Select(Gen.Int[0, 12], Gen.Int[1, 16].Array[0, 8], Gen.Int[100, 112].Array[0, 12], Gen.Int[1, 5], Gen.Enum<SearchSort>()).SampleAsync(async (held, known, unknown, limit, sort) =>
        {
            using var one = new EnhancedSearchUnderTest { Index = new([.. Enumerable.Range(1, held).Reverse()]) };
            await one.Store.Upsert([.. Enumerable.Range(1, held).Select(SomeSeries.Live)], default);
            one.Geo.Found = () => Task.FromResult(GeoInMemory.Hits([.. known.Where(k => k <= held).Distinct(), .. unknown.Distinct()]));
            one.Papers.Found = () => Task.FromResult(GeoInMemory.Hits([.. unknown.Reverse().Distinct()]));
            var seen = new List<int>();
            SearchCursor? cursor = null;
            do
            {
                var page = await one.Search(sort: sort, limit: limit, after: cursor);
                Assert.That(page.Results, Has.Count.LessThanOrEqualTo(limit));
                seen.AddRange(page.Results.Where(r => r.Source == "local").Select(r => r.Accession.Number));
                cursor = page.NextCursor;
            }
            while (cursor is not null);

            Assert.That(seen.Order(), Is.EqualTo(Enumerable.Range(1, held)));
        });

    [Test]
    public async Task A_cursor_belongs_to_the_question_as_it_was_asked_and_to_this_kind_of_search()
    {
        var first = await _search.Search("PD since 2010", SearchSource.Local, limit: 1);
        var query = new SearchQuery("PD since 2010", SearchFilters.None, Limit: 1, After: first.NextCursor);

        Assert.That(new SearchEnhancedValidator().Validate(new SearchEnhanced(query)).IsValid, Is.True);
        Assert.That(new Search.SearchDatasetsValidator().Validate(new Search.SearchDatasets(query)).Errors.Single().PropertyName, Is.EqualTo("cursor"));
    }

    [Test]
    public async Task The_stages_are_told_as_they_happen_the_understanding_first()
    {
        _search.Geo.Found = () => Task.FromResult(new SourceAnswer<LiveHits>(AnswerKind.Throttled));

        await _search.Search();

        Assert.That(_search.Stages[0], Is.InstanceOf<SearchStage.Understood>());
        Assert.That(_search.Stages.OfType<SearchStage.Source>().Select(s => s.Report.Name), Is.EquivalentTo(new[] { "local", "geo", "pubmed" }));
        Assert.That(_search.Stages.OfType<SearchStage.Local>().Single().Answer.Total, Is.EqualTo(3));
    }

    [Test]
    public async Task A_partial_answer_is_kept_briefly_and_each_source_has_answers_of_its_own()
    {
        var request = new SearchEnhanced(new("PD", SearchFilters.None));
        _search.Papers.Found = () => Task.FromResult(new SourceAnswer<LiveHits>(AnswerKind.Throttled));

        Assert.That(request.Cache.Worth!(await _search.Search(request)), Is.EqualTo(CacheWorth.Thin));
        Assert.That(Enum.GetValues<SearchSource>().Select(s => (request with { Source = s }).Cache.Key).Distinct().Count(), Is.EqualTo(3));
        Assert.That(request.Cache.Key, Does.StartWith("search:enhanced:"));
    }

    private static int[] Numbers(SearchAnswer answer) => [.. answer.Results.Select(r => r.Accession.Number)];

    private static Task<SourceAnswer<LiveHits>> Never(TaskCompletionSource asked)
    {
        asked.SetResult();
        return new TaskCompletionSource<SourceAnswer<LiveHits>>().Task;
    }
}
