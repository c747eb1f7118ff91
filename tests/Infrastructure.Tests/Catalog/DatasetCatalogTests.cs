using OmicsOracle.Application;
using OmicsOracle.CatalogWriter;
using OmicsOracle.Domain;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

public sealed class DatasetCatalogTests
{
    private TemporaryFolder _folder = null!;
    private OpenStore _store = null!;

    [SetUp]
    public async Task Open()
    {
        _folder = new TemporaryFolder();
        _store = await OpenStore.At(_folder.Path);
    }

    [TearDown]
    public void Close()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task A_record_comes_back_with_everything_it_had()
    {
        await _store.Upsert(Series.Rich(2034));

        Assert.That((await _store.Find(2034))!.Everything(), Is.EqualTo(Series.Rich(2034).Everything()));
    }

    [Test]
    public async Task A_series_that_is_not_held_is_null()
    {
        await _store.Upsert(Series.Soft(1));

        Assert.That(await _store.Find(2), Is.Null);
        Assert.That(await _store.Catalog.Find(Accession.Sample(1), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task The_outcome_counts_what_was_new_what_changed_and_what_was_known()
    {
        await _store.Upsert(Series.Soft(1), Series.Soft(2));

        var outcome = await _store.Upsert(Series.Soft(1), Series.Soft(2) with { Summary = "New words" }, Series.Soft(3));

        Assert.That((outcome.Added, outcome.Changed, outcome.Unchanged), Is.EqualTo((1, 1, 1)));
        Assert.That(outcome.ChangedSeries, Is.EqualTo(new[] { Accession.Series(2) }));
        Assert.That((await _store.Figures()).Records, Is.EqualTo(3));
    }

    [Test]
    public async Task A_series_that_comes_twice_in_a_batch_is_merged_in_order()
    {
        var outcome = await _store.Upsert(Series.Soft(1) with { Title = "First", Summary = "Only here" }, Series.Soft(1) with { Title = "Second" });

        var held = await _store.Find(1);
        Assert.That((outcome.Added, outcome.Changed, outcome.Unchanged), Is.EqualTo((1, 1, 0)));
        Assert.That((held!.Title, held.Summary), Is.EqualTo(("Second", "Only here")));
        Assert.That((await _store.Figures()).Records, Is.EqualTo(1));
    }

    [Test]
    public async Task Reading_the_same_again_is_no_change_even_where_a_source_repeats_itself()
    {
        var repeating = Series.Rich(1) with { PubMedIds = [5, 5], Relations = [new(RelationKind.Sra, "SRP1"), new(RelationKind.Sra, "SRP1")] };
        await _store.Upsert(repeating);
        var before = await _store.Figures();
        _store.Time.Advance(TimeSpan.FromHours(1));

        var outcome = await _store.Upsert(repeating);

        Assert.That(outcome.Unchanged, Is.EqualTo(1));
        Assert.That(await _store.Figures(), Is.EqualTo(before));
        Assert.That(await _store.ChangesAfter(before.LastSequence), Is.Empty);
    }

    [Test]
    public async Task A_later_reading_with_nothing_new_makes_the_record_fresher_but_is_no_change()
    {
        await _store.Upsert(Series.Soft(1));
        var before = await _store.Figures();

        var outcome = await _store.Upsert(Series.By(RecordSource.Soft, 1, Series.Monday.AddDays(30)));

        Assert.That(outcome.Unchanged, Is.EqualTo(1));
        Assert.That((await _store.Find(1))!.Provenance.Single().FetchedAt, Is.EqualTo(Series.Monday.AddDays(30)));
        Assert.That(await _store.Figures(), Is.EqualTo(before));
    }

    [Test]
    public async Task Two_sources_make_the_same_record_whichever_is_imported_first()
    {
        var soft = Series.Rich(1) with { SampleCount = null, PubMedIds = [], Provenance = [new(RecordSource.Soft, Series.Monday)] };
        var summary = Series.By(RecordSource.DocumentSummary, 1) with { Title = "By summary", SampleCount = 12, PubMedIds = [42] };
        using var otherFolder = new TemporaryFolder();
        using var other = await OpenStore.At(otherFolder.Path);

        await _store.Upsert(soft);
        await _store.Upsert(summary);
        await other.Upsert(summary);
        await other.Upsert(soft);

        Assert.That((await other.Find(1))!.Everything(), Is.EqualTo((await _store.Find(1))!.Everything()));
    }

    [Test]
    public async Task Changes_come_in_order_and_a_record_that_changed_twice_comes_once_with_its_last_state()
    {
        await _store.Upsert(Series.Soft(1), Series.Soft(2));
        var start = (await _store.Figures()).LastSequence;

        await _store.Upsert(Series.Soft(9), Series.Soft(1) with { Summary = "Second state" });
        await _store.Upsert(Series.Soft(1) with { Summary = "Last state" });

        var changes = await _store.ChangesAfter(start);
        Assert.That(changes.Select(c => c.Accession.Number), Is.EqualTo(new[] { 9, 1 }));
        Assert.That(changes.Select(c => c.Sequence), Is.Ordered);
        Assert.That(changes[^1].Dataset!.Summary, Is.EqualTo("Last state"));
        Assert.That(changes[^1].Sequence, Is.EqualTo((await _store.Figures()).LastSequence));
    }

    [Test]
    public async Task Following_in_steps_misses_nothing_however_many_changes_there_are()
    {
        for (var batch = 0; batch < 7; batch++)
        {
            await _store.Catalog.Upsert(GeneratedSeries.Batch(batch), CancellationToken.None);
        }

        var whole = (await _store.ChangesAfter(0)).FindAll(c => c.Dataset?.IsStarter == false);
        var middle = whole[333].Sequence;

        Assert.That(whole.Select(c => c.Accession.Number), Is.EqualTo(Enumerable.Range(1, 700)));
        Assert.That((await _store.ChangesAfter(middle)).Select(c => c.Accession.Number), Is.EqualTo(Enumerable.Range(335, 366)));
    }

    [Test]
    public async Task A_batch_that_is_called_off_leaves_nothing()
    {
        await _store.Upsert(Series.Soft(1));
        var before = await _store.Figures();
        using var called = new CancellationTokenSource();
        await called.CancelAsync();

        Assert.That(
            () => _store.Catalog.Upsert([Series.Soft(1) with { Summary = "x" }, Series.Soft(2)], called.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(await _store.Figures(), Is.EqualTo(before));
        Assert.That(await _store.Find(2), Is.Null);
    }

    [Test]
    public async Task An_empty_batch_is_no_change()
    {
        var before = await _store.Figures();

        Assert.That((await _store.Upsert()).Added, Is.Zero);
        Assert.That(await _store.Figures(), Is.EqualTo(before));
    }

    [Test]
    public async Task Batches_that_arrive_at_once_are_all_stored()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(b => Task.Run(() => _store.Catalog.Upsert(GeneratedSeries.Batch(b), CancellationToken.None))));

        Assert.That((await _store.Figures()).Records, Is.EqualTo(800));
        Assert.That(_store.Number("SELECT COUNT(*) FROM Records WHERE Body IS NOT NULL"), Is.EqualTo(800));
    }

    [Test]
    public async Task Figures_tell_when_the_last_change_was()
    {
        await _store.Upsert(Series.Soft(1));
        _store.Time.Advance(TimeSpan.FromDays(2));
        await _store.Upsert(Series.Soft(2));

        var figures = await _store.Figures();
        Assert.That(figures.UpdatedAt, Is.EqualTo(_store.Time.GetUtcNow()));
        Assert.That(figures.IsStarter, Is.False);
    }

    [Test]
    public async Task A_store_keeps_its_name_when_it_is_opened_again_and_another_store_has_another()
    {
        var name = (await _store.Figures()).StoreId;
        _store.Dispose();
        _store = await OpenStore.At(_folder.Path);
        using var otherFolder = new TemporaryFolder();
        using var other = await OpenStore.At(otherFolder.Path);

        Assert.That((await _store.Figures()).StoreId, Is.EqualTo(name).And.Not.EqualTo(Guid.Empty));
        Assert.That((await other.Figures()).StoreId, Is.Not.EqualTo(name));
    }

    [Test]
    public async Task A_page_of_the_file_that_is_damaged_later_is_reported_as_damage_and_not_as_an_absent_record()
    {
        for (var batch = 0; batch < 3; batch++)
        {
            await _store.Catalog.Upsert(GeneratedSeries.Batch(batch), CancellationToken.None);
        }

        _store.Dispose();
        using (var file = File.OpenWrite(Path.Combine(_folder.Path, "catalog.db")))
        {
            // Past the first pages, which hold the schema and the facts.
            file.Position = 16 * 4096;
            file.Write(new byte[(int)(file.Length - file.Position)].AsSpan());
        }

        _store = await OpenStore.At(_folder.Path);

        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => _store.ChangesAfter(0));
        Assert.That(failure!.Message, Does.Contain("catalog.db is damaged"));
        Assert.That(failure.SourceName, Is.EqualTo("store"));
    }

    [Test]
    public async Task A_program_that_keeps_the_file_locked_makes_a_batch_fail_with_the_reason_and_nothing_of_it_stays()
    {
        using (var foreign = _store.File.Open())
        using (foreign.BeginTransaction(deferred: false))
        {
            var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => _store.Upsert(Series.Soft(1)));
            Assert.That(failure!.Message, Does.Contain("Another program is writing"));
        }

        Assert.That(await _store.Find(1), Is.Null);
        Assert.That((await _store.Upsert(Series.Soft(1))).Added, Is.EqualTo(1));
    }

    [Test]
    public async Task A_full_disk_refuses_the_batch_and_keeps_all_that_was_stored()
    {
        await _store.Catalog.Upsert(GeneratedSeries.Batch(0), CancellationToken.None);
        var before = await _store.Figures();
        LimitTo(_store.Number("PRAGMA page_count") + 3);

        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => _store.Catalog.Upsert(GeneratedSeries.Batch(1), CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain("no space left").And.Contain("catalog.db"));
        Assert.That(await _store.Figures(), Is.EqualTo(before));
        Assert.That(await _store.Find(100), Is.Not.Null);
        Assert.That(await _store.Find(101), Is.Null);

        LimitTo(1_000_000);
        Assert.That((await _store.Catalog.Upsert(GeneratedSeries.Batch(1), CancellationToken.None)).Added, Is.EqualTo(GeneratedSeries.BatchSize));

        // The pool gives the same connection out again, and the limit stays with it.
        void LimitTo(long pages) => _store.Number($"PRAGMA max_page_count = {pages}");
    }
}
