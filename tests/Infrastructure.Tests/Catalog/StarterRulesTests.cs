using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

/// <summary>How the starter's records leave. The store may have begun with the embedded ones, so numbers far from theirs are used.</summary>
public sealed class StarterRulesTests
{
    private const int Far = 90_000_000;

    private TemporaryFolder _folder = null!;
    private OpenStore _store = null!;
    private CatalogFigures _seeded = null!;

    [SetUp]
    public async Task Open()
    {
        _folder = new TemporaryFolder();
        _store = await OpenStore.At(_folder.Path);
        await _store.Upsert(Series.Starter(Far + 1), Series.Starter(Far + 2));
        _seeded = await _store.Figures();
    }

    [TearDown]
    public void Close()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void A_store_of_starter_records_says_so() => Assert.That(_seeded.IsStarter, Is.True);

    [Test]
    public async Task The_first_real_batch_removes_every_starter_record_with_it()
    {
        var outcome = await _store.Upsert(Series.Soft(Far + 3));

        Assert.That(outcome.ChangedSeries, Does.Contain(Accession.Series(Far + 1)), "so that the cache forgets them too");
        var figures = await _store.Figures();
        Assert.That((figures.Records, figures.IsStarter), Is.EqualTo((1, false)));
        Assert.That(await _store.Find(Far + 1), Is.Null);
        Assert.That(await _store.Find(Far + 3), Is.Not.Null);
    }

    [Test]
    public async Task Whoever_follows_hears_of_each_removal_before_the_new_records()
    {
        await _store.Upsert(Series.Soft(Far + 3));

        var changes = await _store.ChangesAfter(_seeded.LastSequence);
        Assert.That(changes, Has.Count.EqualTo(_seeded.Records + 1));
        Assert.That(changes.SkipLast(1).Select(c => c.Dataset), Is.All.Null);
        Assert.That(changes[^1].Accession, Is.EqualTo(Accession.Series(Far + 3)));
        Assert.That(changes.Select(c => c.Sequence), Is.EqualTo(Enumerable.Range(1, changes.Count).Select(i => _seeded.LastSequence + i)));
    }

    [Test]
    public async Task A_real_record_of_a_starter_series_counts_as_added_and_takes_nothing_from_it()
    {
        await _store.Upsert(Series.Starter(Far + 4) with { Summary = "In our own words" });

        var outcome = await _store.Upsert(Series.Soft(Far + 4));

        Assert.That((outcome.Added, outcome.Changed, outcome.Unchanged), Is.EqualTo((1, 0, 0)));
        Assert.That((await _store.Find(Far + 4))!.Summary, Is.Null);
    }

    [Test]
    public async Task A_starter_record_never_joins_real_ones()
    {
        await _store.Upsert(Series.Soft(Far + 3));

        var alone = await _store.Upsert(Series.Starter(Far + 5));
        var amongReal = await _store.Upsert(Series.Starter(Far + 6), Series.Soft(Far + 7));

        Assert.That((alone.Added, alone.Changed, alone.Unchanged), Is.EqualTo((0, 0, 1)));
        Assert.That((amongReal.Added, amongReal.Changed, amongReal.Unchanged), Is.EqualTo((1, 0, 1)));
        Assert.That((await _store.Figures()).Records, Is.EqualTo(2));
    }

    [Test]
    public async Task What_was_found_live_stands_beside_the_starter_until_records_are_brought_in_and_stays_then()
    {
        await _store.Catalog.UpsertFound([Series.By(RecordSource.DocumentSummary, Far + 2), Series.By(RecordSource.DocumentSummary, Far + 3)], CancellationToken.None);

        var beside = await _store.Figures();
        Assert.That((beside.Records, beside.IsStarter), Is.EqualTo((_seeded.Records + 1, true)));
        Assert.That((await _store.Find(Far + 1))!.IsStarter, Is.True);
        Assert.That((await _store.Find(Far + 2))!.IsStarter, Is.False);

        await _store.Upsert(Series.Soft(Far + 4));

        var brought = await _store.Figures();
        Assert.That((brought.Records, brought.IsStarter), Is.EqualTo((3, false)));
        Assert.That(await _store.Find(Far + 1), Is.Null);
        Assert.That(await _store.Find(Far + 3), Is.Not.Null);
        var changes = await _store.ChangesAfter(beside.LastSequence);
        Assert.That(changes.Select(c => c.Sequence), Is.EqualTo(Enumerable.Range(1, changes.Count).Select(i => beside.LastSequence + i)));
    }

    [Test]
    public async Task What_was_found_live_in_a_store_without_a_starter_is_held_like_any_other()
    {
        await _store.Upsert(Series.Soft(Far + 3));

        await _store.Catalog.UpsertFound([Series.By(RecordSource.DocumentSummary, Far + 4)], CancellationToken.None);

        var figures = await _store.Figures();
        Assert.That((figures.Records, figures.IsStarter), Is.EqualTo((2, false)));
    }

    [Test]
    public async Task A_real_batch_that_fails_leaves_the_starter_in_its_place()
    {
        _store.Number($"PRAGMA max_page_count = {_store.Number("PRAGMA page_count") + 1}");

        Assert.That(
            () => _store.Catalog.Upsert([.. Enumerable.Range(0, 20).SelectMany(CatalogWriter.GeneratedSeries.Batch)], CancellationToken.None),
            Throws.TypeOf<Application.SourceUnavailable>());

        Assert.That(await _store.Figures(), Is.EqualTo(_seeded));
        Assert.That(await _store.Find(Far + 1), Is.Not.Null);
    }
}
