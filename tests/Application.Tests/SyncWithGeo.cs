using CsCheck;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Tests.Support;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

public sealed class SyncWithGeo
{
    private readonly GeoInMemory _geo = new();
    private readonly StoreInMemory _store = new();
    private readonly IndexInMemory _index = new();
    private readonly CacheInMemory _cache = new();
    private readonly RunningSync _running = new();
    private readonly FakeTimeProvider _time = new(SomeSeries.Monday);
    private HarvestInMemory _harvest = new(total: 2_500, pageSize: 1_000);

    [Test]
    public async Task The_first_sync_brings_all_of_GEO_page_by_page_and_the_index_has_followed()
    {
        var outcome = await Sync();

        Assert.That(_store.Batches, Is.EqualTo(new[] { 1_000, 1_000, 500 }));
        Assert.That((outcome.Stage, outcome.Added, outcome.Scope), Is.EqualTo((SyncStage.Done, 2_500, "all of GEO")));
        Assert.That(_index.Followed, Is.GreaterThan(0));
        Assert.That(_cache.Dropped, Does.Contain("search"));
        Assert.That((await Status()).CompleteAsOf, Is.EqualTo(SomeSeries.Monday));
    }

    [Test]
    public async Task The_next_one_asks_only_for_what_changed_since_with_two_days_of_overlap()
    {
        await Sync();
        _time.Advance(TimeSpan.FromDays(7));

        var outcome = await Sync();

        Assert.That(_harvest.Runs[1].Scope, Is.EqualTo(new HarvestScope(null, new(2026, 1, 3))));
        Assert.That((outcome.Unchanged, outcome.Scope), Is.EqualTo((2_500, "updates since 2026-01-03")));
        Assert.That((await Status()).CompleteAsOf, Is.EqualTo(SomeSeries.Monday.AddDays(7)), "what followed up everything leaves everything as fresh");
    }

    [Test]
    public async Task A_follow_up_that_was_stopped_goes_on_where_it_was_however_much_later()
    {
        await Sync();
        _time.Advance(TimeSpan.FromDays(7));
        await Killed(afterMoments: 4);
        _time.Advance(TimeSpan.FromDays(3));

        await Sync();

        Assert.That(_harvest.Runs[2], Is.EqualTo((new HarvestScope(null, new(2026, 1, 3)), (string?)"1000")));
        Assert.That((await Status()).CompleteAsOf, Is.EqualTo(SomeSeries.Monday.AddDays(7)), "its first pages are from then");
    }

    [Test]
    public async Task All_begins_anew_and_a_query_and_a_day_are_scopes_of_their_own()
    {
        await Sync();
        await Sync(new(All: true));
        await Sync(new(Query: " mouse[ORGN] "));
        await Sync(new(Since: new(2020, 2, 3)));

        Assert.That(_harvest.Runs, Is.EqualTo(new (HarvestScope, string?)[] { (HarvestScope.Everything, null), (HarvestScope.Everything, null), (new("mouse[ORGN]", null), null), (new(null, new(2020, 2, 3)), null) }));
    }

    [Test]
    public async Task A_harvest_of_a_part_does_not_make_the_catalogue_complete()
    {
        await Sync(new(Query: "mouse[ORGN]"));

        var status = await Status();
        Assert.That((status.CompleteAsOf, status.LastSync!.EndedAt), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)SomeSeries.Monday)));
    }

    [Test]
    public async Task Of_the_missing_only_those_that_GEO_says_to_be_withdrawn_leave_the_catalogue()
    {
        await Sync();
        _harvest.Missing.UnionWith([5, 6, 7]);
        _geo.Record = a => new(a.Number switch { 5 => AnswerKind.Gone, 6 => AnswerKind.NotFound, _ => AnswerKind.Transient });

        var outcome = await Sync(new(All: true));

        Assert.That((outcome.Missing, outcome.Withdrawn), Is.EqualTo((3, 1)));
        Assert.That(_store.Held, Is.EqualTo(Enumerable.Range(1, 2_500).Except([5])));
        Assert.That((await ((IAbsentSeries)_store).Find(Accession.Series(5), default))!.Kind, Is.EqualTo(AbsenceKind.Withdrawn));
        Assert.That(_cache.Dropped, Does.Contain("dataset:GSE5").And.Not.Contain("dataset:GSE6"));
    }

    [Test]
    public async Task What_is_missing_and_was_never_held_is_not_asked_about()
    {
        _harvest.Missing.Add(5);

        await Sync();

        Assert.That(_geo.Asked, Is.Empty);
    }

    [Test]
    public async Task Enriching_reads_SOFT_for_those_without_an_overall_design_once()
    {
        _harvest = new(3, 1_000);
        await _store.Upsert([SomeSeries.Soft(2)], default);
        _geo.Soft = a => new(AnswerKind.Ok, SomeSeries.Soft(a.Number));

        var outcome = await Sync(new(Enrich: true));
        await Sync(new(Enrich: true));

        Assert.That(_geo.Asked, Is.EqualTo(new[] { "SOFT GSE1", "SOFT GSE3" }));
        Assert.That(outcome.Enriched, Is.EqualTo(2));
        Assert.That(_cache.Dropped.Where(t => t != "search"), Is.EqualTo(new[] { "dataset:GSE1", "dataset:GSE3" }), "their records say something else now");
        Assert.That((await _store.Find(Accession.Series(3), default))!.OverallDesign, Is.EqualTo("Two arms"));
    }

    [Test]
    public async Task Enriching_passes_over_what_cannot_be_read_and_ends_when_nothing_can()
    {
        _harvest = new(15, 1_000);
        _geo.Soft = a => a.Number < 3 ? new(AnswerKind.Malformed) : new(AnswerKind.Blocked);

        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => Sync(new(Enrich: true)));

        Assert.That(failure!.SourceName, Is.EqualTo("upstream"));
        Assert.That(_geo.Asked, Has.Count.EqualTo(12));
        Assert.That(_store.Held.Count(), Is.EqualTo(15), "what was harvested stays");
    }

    [Test]
    public async Task One_sync_at_a_time_and_its_progress_is_seen_by_others()
    {
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _harvest.Page = () =>
        {
            reached.TrySetResult();
            return go.Task;
        };
        var first = Sync();
        await reached.Task;

        Assert.That((await Status()).Sync!.Stage, Is.EqualTo(SyncStage.Harvesting));
        await Assert.ThrowsAsync<SyncRunning>(() => Sync());

        go.SetResult();
        await first;
        Assert.That((await Status()).Sync, Is.Null);
        await Sync();
    }

    [Test]
    public async Task A_source_that_refuses_for_good_ends_the_sync_with_its_reason_and_frees_the_place()
    {
        _harvest.Page = () => throw new SourceUnavailable("upstream", "GEO is blocked.");

        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => Sync());

        Assert.That(failure!.Message, Is.EqualTo("GEO is blocked."));
        Assert.That((await Status()).Sync, Is.Null);
    }

    [Test]
    public async Task Switched_off_nothing_is_begun()
    {
        _geo.Budget = SourceBudget.Off;

        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => Sync());

        Assert.That(failure!.Message, Does.Contain("Ncbi:Enabled"));
        Assert.That(_harvest.Runs, Is.Empty);
    }

    [Test]
    public async Task Rate_and_time_left_count_this_run_alone()
    {
        await Killed(afterMoments: 4);
        _harvest.Page = () =>
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            return Task.CompletedTask;
        };
        var steps = new List<SyncProgress>();
        var journal = new SyncJournal(_running, new Steps(steps), _time);
        var plan = await SyncPlan.Of(new(), _store, _time, default);
        await using var beside = new IndexBeside(_index);

        await new HarvestRun(_harvest, _geo, _store, _store, _store, _cache, beside, journal, _time).Run(plan, default);

        Assert.That(steps.Select(s => (s.Done, s.Total, s.PerSecond, s.SecondsLeft)), Is.EqualTo(new[] { (1_000, 2_500, 0.0, (double?)null), (2_000, 2_500, 100.0, 5.0), (2_500, 2_500, 75.0, 0.0) }));
    }

    [Test]
    public void Killed_at_any_moments_a_sync_loses_nothing_and_repeats_a_page_at_most_each_time() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 9], Gen.Int[1, 40].Array[0, 5], Gen.Bool).Sample((total, pageSize, kills, enrich) =>
        {
            var one = new SyncWithGeo { _harvest = new(total, pageSize) };
            one._geo.Soft = a => new(AnswerKind.Ok, SomeSeries.Soft(a.Number));
            foreach (var moments in kills)
            {
                one.Killed(moments, enrich).GetAwaiter().GetResult();
            }

            var givenBefore = one._harvest.Given.Count;
            one.Sync(new(Enrich: enrich)).GetAwaiter().GetResult();

            Assert.That(one._store.Held, Is.EqualTo(Enumerable.Range(1, total)));
            var followUps = one._harvest.Runs.Count(r => r.Scope != HarvestScope.Everything);
            Assert.That(one._harvest.Given, Has.Count.LessThanOrEqualTo(((followUps + 1) * total) + (kills.Length * pageSize)));
            Assert.That(one.Status().GetAwaiter().GetResult().CompleteAsOf, Is.Not.Null);
            if (enrich)
            {
                Assert.That(one._geo.Asked.Count, Is.LessThanOrEqualTo(total + kills.Length), "each is read once, or once more where the kill came before it was stored");
            }
        });

    /// <summary>Runs until so many moments, before and after each change of the store, have passed, and ends there as kill -9 does.</summary>
    private async Task Killed(int afterMoments, bool enrich = false)
    {
        _store.Moment = () =>
        {
            if (--afterMoments < 0)
            {
                throw new Killing();
            }
        };
        try
        {
            await Sync(new(Enrich: enrich));
        }
        catch (Killing)
        {
        }
        finally
        {
            _store.Moment = () => { };
        }
    }

    private async Task<SyncProgress> Sync(SyncCatalog? sync = null)
    {
        var handler = new SyncCatalogHandler(_harvest, _geo, _store, _store, _store, _index, _cache, _running, _time);
        SyncProgress? last = null;
        await foreach (var step in await handler.Handle(sync ?? new SyncCatalog(), default))
        {
            last = step;
        }

        return last!;
    }

    private Task<CatalogStatus> Status() => new GetCatalogStatusHandler(_store, _index, _store, _running, _geo).Handle(new(), default);

    private sealed class Killing : Exception;

    private sealed class Steps(List<SyncProgress> steps) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => steps.Add(value);
    }
}
