using System.Globalization;
using OmicsOracle.CatalogWriter;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

/// <summary>A real process writes; it is killed, or read beside.</summary>
public sealed class WriterBesideOthersTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task However_often_a_writer_is_killed_each_batch_is_there_whole_or_not_at_all_and_the_next_run_finishes()
    {
        const int batches = 60;
        var moments = new Random(2034);
        for (var round = 0; round < 8; round++)
        {
            using var writer = WriterProcess.Start(_folder.Path, batches);
            var lastSeen = moments.Next(batches);
            await writer.Says(lastSeen.ToString(CultureInfo.InvariantCulture));
            await Task.Yield();
            writer.Kill();

            using var store = await OpenStore.At(_folder.Path);
            await HoldsWholeBatches(store, atLeast: lastSeen + 1);
        }

        using (var writer = WriterProcess.Start(_folder.Path, batches))
        {
            await writer.Says("done");
        }

        using var finished = await OpenStore.At(_folder.Path);
        Assert.That((await finished.Figures()).Records, Is.EqualTo(batches * GeneratedSeries.BatchSize));
        await HoldsWholeBatches(finished, batches);
    }

    [Test]
    public async Task A_writer_killed_before_its_store_was_made_leaves_nothing_in_the_way()
    {
        for (var round = 0; round < 3; round++)
        {
            using var writer = WriterProcess.Start(_folder.Path, batches: 1);
            while (!File.Exists(_folder.File("catalog.db.new")) && !File.Exists(_folder.File("catalog.db")))
            {
                await Task.Yield();
            }

            writer.Kill();
        }

        using var store = await OpenStore.At(_folder.Path);
        Assert.That((await store.Catalog.Upsert(GeneratedSeries.Batch(1), CancellationToken.None)).Added, Is.EqualTo(GeneratedSeries.BatchSize));
    }

    [Test]
    public async Task What_a_killed_writer_had_stored_can_be_read_without_taking_its_place()
    {
        using (var writer = WriterProcess.Start(_folder.Path, batches: 3))
        {
            await writer.Says("done");
        }

        using var reader = await OpenStore.At(_folder.Path, CatalogAccess.Read);

        Assert.That(reader.Directory.IsOurs, Is.False);
        Assert.That((await reader.Figures()).Records, Is.EqualTo(3 * GeneratedSeries.BatchSize));
    }

    [Test]
    public async Task A_reader_beside_a_writer_sees_each_batch_whole_and_misses_no_change()
    {
        const int batches = 40;
        using var writer = WriterProcess.Start(_folder.Path, batches);
        await writer.Says("open");
        using var reader = await OpenStore.At(_folder.Path, CatalogAccess.Read);
        Assert.That(reader.Directory.IsOurs, Is.False);

        var done = writer.Says("done");
        var followed = new HashSet<int>();
        var sequence = 0L;
        for (var last = false; !last;)
        {
            last = done.IsCompleted;
            var figures = await reader.Figures();
            if (!figures.IsStarter)
            {
                Assert.That(figures.Records % GeneratedSeries.BatchSize, Is.Zero);
            }

            foreach (var change in await reader.ChangesAfter(sequence))
            {
                Assert.That(change.Sequence, Is.GreaterThan(sequence));
                sequence = change.Sequence;
                if (change.Dataset is { IsStarter: false })
                {
                    followed.Add(change.Accession.Number);
                }
            }
        }

        await done;
        Assert.That(followed.Order(), Is.EqualTo(Enumerable.Range(1, batches * GeneratedSeries.BatchSize)));
        Assert.That((await reader.Figures()).LastSequence, Is.EqualTo(sequence));
    }

    private static async Task HoldsWholeBatches(OpenStore store, int atLeast)
    {
        var figures = await store.Figures();
        var changes = await store.ChangesAfter(0);
        var held = changes.FindAll(c => c.Dataset is not null);

        Assert.That(held, Has.Count.EqualTo(figures.Records));
        Assert.That(figures.Records % GeneratedSeries.BatchSize, Is.Zero);
        Assert.That(figures.Records, Is.GreaterThanOrEqualTo(atLeast * GeneratedSeries.BatchSize));
        Assert.That(held.Select(c => c.Accession.Number), Is.EqualTo(Enumerable.Range(1, figures.Records)));
        Assert.That(held.TrueForAll(c => c.Dataset!.Everything() == GeneratedSeries.Number(c.Accession.Number).Everything()));
        Assert.That(changes[^1].Sequence, Is.EqualTo(figures.LastSequence));
        Assert.That(changes.Zip(changes.Skip(1), (a, b) => b.Sequence - a.Sequence), Is.All.EqualTo(1));
        Assert.That(store.Number("SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), Is.Zero);
    }
}
