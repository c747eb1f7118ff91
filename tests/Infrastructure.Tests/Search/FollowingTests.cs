using OmicsOracle.Application;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Search;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Tests.Search;

internal sealed class FollowingTests
{
    [Test]
    public async Task What_the_catalogue_adds_changes_and_removes_the_index_follows()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "asthma"), Series.Of(2, "asthma"), Series.Of(3, "asthma"));
        index.Catalog.Put(Series.Of(2, "diabetes"), Series.Of(4, "asthma"));
        index.Catalog.Remove(Accession.Series(3));

        await index.Index.CatchUp(null, default);

        Assert.That(await index.Found("asthma"), Is.EquivalentTo(["GSE1", "GSE4"]));
        Assert.That(await index.Found("diabetes"), Is.EqualTo(["GSE2"]));
        Assert.That(index.Index.Status, Is.EqualTo(new IndexStatus(IndexState.Ready, 3, 6, index.Time.GetUtcNow(), index.Index.Status.Bytes, false)));
        Assert.That(index.Index.Status.Bytes, Is.GreaterThan(0));
    }

    [Test]
    public async Task Starter_records_step_aside()
    {
        var starter = Series.Of(1, "starter") with { Provenance = [new(RecordSource.Starter, DateTimeOffset.UnixEpoch)] };
        using var index = await IndexInFolder.Of(starter);
        Assert.That(index.Index.Status.IsStarter, Is.True);
        index.Catalog.Remove(starter.Accession);
        index.Catalog.Put(Series.Of(2, "real"));

        await index.Index.CatchUp(null, default);

        Assert.That(index.Index.Status.IsStarter, Is.False);
        Assert.That(await index.Found("starter real"), Is.EqualTo(["GSE2"]));
    }

    [Test]
    public async Task An_empty_catalogue_has_an_index_that_finds_nothing()
    {
        using var index = await IndexInFolder.Of();

        Assert.That(index.Index.Status.State, Is.EqualTo(IndexState.Ready));
        Assert.That((await index.Search("cell")).Total, Is.Zero);
    }

    [Test]
    public async Task An_index_that_is_up_to_date_is_left_alone()
    {
        using var index = await IndexInFolder.Of(Series.Of(1));
        var (readings, before) = (index.Catalog.Readings, index.Index.Status);

        await index.Index.CatchUp(null, default);

        Assert.That(index.Catalog.Readings, Is.EqualTo(readings));
        Assert.That(index.Index.Status, Is.EqualTo(before));
    }

    [Test]
    public async Task Progress_ends_with_all_done()
    {
        using var index = new IndexInFolder(NumberedSeries.Catalog(1_200));
        var reports = new Reports();

        await index.Index.CatchUp(reports, default);

        Assert.That(reports.All[^1], Is.EqualTo(new IndexProgress(1_200, 1_200)));
        Assert.That(reports.All, Is.Ordered.By(nameof(IndexProgress.Done)));
        Assert.That(reports.All, Has.Count.GreaterThan(1).And.All.Matches<IndexProgress>(p => p.Done <= p.Total));
    }

    [Test]
    public async Task Many_that_follow_and_search_at_once_do_not_disturb_each_other()
    {
        using var index = new IndexInFolder(NumberedSeries.Catalog(400), commitEvery: 50);
        await index.Index.CatchUp(null, default);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(async () =>
        {
            switch (n % 4)
            {
                case 0:
                    await index.Index.CatchUp(null, default);
                    break;
                case 1:
                    await index.Index.Rebuild(null, default);
                    break;
                default:
                    for (var i = 0; i < 50; i++)
                    {
                        Assert.That((await index.Search("liver")).Total, Is.EqualTo(400));
                    }

                    break;
            }
        })));

        Assert.That(Directory.GetDirectories(index.Data.IndexRoot), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task While_a_new_index_is_made_the_old_one_answers()
    {
        using var index = await IndexInFolder.Of(Enumerable.Range(1, 600).Select(NumberedSeries.Of));
        var states = new List<(IndexState, int)>();

        await index.Index.Rebuild(new During(() => states.Add((index.Index.Status.State, index.Search("liver").GetAwaiter().GetResult().Total))), default);

        Assert.That(states[0], Is.EqualTo((IndexState.Rebuilding, 600)));
        Assert.That(index.Index.Status.State, Is.EqualTo(IndexState.Ready));
        Assert.That(Directory.GetDirectories(index.Data.IndexRoot).Select(Path.GetFileName), Is.EqualTo(["gen-2"]));
    }

    [Test]
    public async Task A_first_index_answers_as_it_grows()
    {
        using var index = new IndexInFolder(NumberedSeries.Catalog(1_500), commitEvery: 500);
        var states = new List<(IndexState, int)>();

        await index.Index.CatchUp(new During(() => states.Add((index.Index.Status.State, index.Search("liver").GetAwaiter().GetResult().Total))), default);

        Assert.That(states[0], Is.EqualTo((IndexState.Behind, 500)));
        Assert.That(states[^1], Is.EqualTo((IndexState.Ready, 1_500)));
    }

    [Test]
    public async Task A_rebuild_that_is_stopped_leaves_the_old_index()
    {
        using var index = await IndexInFolder.Of(Enumerable.Range(1, 600).Select(NumberedSeries.Of));
        using var stop = new CancellationTokenSource();

        Assert.That(async () => await index.Index.Rebuild(new During(stop.Cancel), stop.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That((await index.Search("liver")).Total, Is.EqualTo(600));
        Assert.That(index.Index.Status.State, Is.EqualTo(IndexState.Ready));
        await index.Index.Rebuild(null, default);
        Assert.That(Directory.GetDirectories(index.Data.IndexRoot), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task An_older_schema_is_made_anew_while_the_old_index_answers()
    {
        using var folder = new TemporaryFolder();
        var catalog = NumberedSeries.Catalog(600);
        await Make(folder, catalog, facts => facts with { Schema = Fields.Schema - 1 });
        using var index = new IndexInFolder(catalog, folder.Path);
        Assert.That((await index.Search("liver")).Total, Is.EqualTo(600));
        var states = new List<IndexState>();

        await index.Index.CatchUp(new During(() => states.Add(index.Index.Status.State)), default);

        Assert.That(states[0], Is.EqualTo(IndexState.Rebuilding));
        Assert.That((await index.Search("liver")).Total, Is.EqualTo(600));
        Assert.That(Directory.GetDirectories(index.Data.IndexRoot).Select(Path.GetFileName), Is.EqualTo(["gen-2"]));
    }

    [Test]
    public async Task An_index_of_another_store_is_not_asked_once_that_is_known()
    {
        using var folder = new TemporaryFolder();
        using (var other = new IndexInFolder(new CatalogInMemory(Series.Of(1, "foreign")), folder.Path))
        {
            await other.Index.CatchUp(null, default);
        }

        using var index = new IndexInFolder(new CatalogInMemory(Series.Of(2, "domestic")) { StoreId = Guid.NewGuid() }, folder.Path);
        await index.Index.CatchUp(null, default);

        Assert.That(await index.Found("foreign domestic"), Is.EqualTo(["GSE2"]));
    }

    [Test]
    public async Task An_index_ahead_of_its_store_or_of_another_count_is_made_anew()
    {
        using var folder = new TemporaryFolder();
        await Make(folder, new CatalogInMemory(Series.Of(1), Series.Of(2), Series.Of(3)), facts => facts);

        using (var ahead = new IndexInFolder(new CatalogInMemory(Series.Of(7)), folder.Path))
        {
            await ahead.Index.CatchUp(null, default);
            Assert.That(await ahead.Found("cell"), Is.EqualTo(["GSE7"]));
        }

        var fuller = new CatalogInMemory(Series.Of(8), Series.Of(9));
        await Make(folder, fuller, facts => facts, records: 1);
        using var counted = new IndexInFolder(fuller, folder.Path);
        await counted.Index.CatchUp(null, default);
        Assert.That(await counted.Found("cell"), Is.EquivalentTo(["GSE8", "GSE9"]));
    }

    [Test]
    public async Task A_reader_beside_a_writer_sees_what_was_committed_and_a_new_generation()
    {
        using var folder = new TemporaryFolder();
        using var writer = new IndexInFolder(new CatalogInMemory(Series.Of(1)), folder.Path);
        await writer.Index.CatchUp(null, default);
        using var reader = new IndexInFolder(writer.Catalog, folder.Path, CatalogAccess.Read);
        Assert.That(await reader.Found("cell"), Is.EqualTo(["GSE1"]));

        writer.Catalog.Put(Series.Of(2));
        await reader.Index.CatchUp(null, default);
        Assert.That((reader.Index.Status.State, reader.Data.IsOurs), Is.EqualTo((IndexState.Behind, false)));

        await writer.Index.CatchUp(null, default);
        await reader.Index.CatchUp(null, default);
        Assert.That(await reader.Found("cell"), Is.EquivalentTo(["GSE1", "GSE2"]));

        await writer.Index.Rebuild(null, default);
        Assert.That(await reader.Found("cell"), Has.Length.EqualTo(2), "before it knows of the new one");
        await reader.Index.CatchUp(null, default);
        Assert.That(reader.Index.Status.State, Is.EqualTo(IndexState.Ready));
        Assert.That(await reader.Found("cell"), Has.Length.EqualTo(2));
        Assert.That(() => reader.Index.Rebuild(null, default), Throws.InstanceOf<CannotProceed>());
    }

    [Test]
    public async Task A_reader_alone_brings_the_index_up_to_date_itself()
    {
        using var reader = new IndexInFolder(new CatalogInMemory(Series.Of(1)), access: CatalogAccess.Read);

        await reader.Index.CatchUp(null, default);

        Assert.That(await reader.Found("cell"), Is.EqualTo(["GSE1"]));
    }

    /// <summary>Makes an index whose last commit says something else of itself.</summary>
    private static async Task Make(TemporaryFolder folder, CatalogInMemory catalog, Func<CommitFacts, CommitFacts> altered, int? records = null)
    {
        using var index = new IndexInFolder(catalog, folder.Path);
        await index.Index.Rebuild(null, default);
        var path = Directory.GetDirectories(index.Data.IndexRoot).Single();
        using var directory = IndexFiles.Open(path);
        using var writer = new Lucene.Net.Index.IndexWriter(directory, new(Lucene.Net.Util.LuceneVersion.LUCENE_48, null));
        foreach (var extra in catalog.Held.Skip(records ?? int.MaxValue))
        {
            writer.DeleteDocuments(Infrastructure.Search.Writing.SeriesDocument.KeyOf(extra.Accession));
        }

        writer.SetCommitData(altered(CommitFacts.Read(writer.CommitData)).ToUserData());
        writer.Commit();
    }

    private sealed class Reports : IProgress<IndexProgress>
    {
        public List<IndexProgress> All { get; } = [];

        public void Report(IndexProgress value) => All.Add(value);
    }

    private sealed class During(Action look) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => look();
    }
}
