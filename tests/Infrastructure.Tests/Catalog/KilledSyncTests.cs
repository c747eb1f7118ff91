using System.Globalization;
using OmicsOracle.Application.Ports;
using OmicsOracle.CatalogWriter;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

public sealed class KilledSyncTests
{
    [Test]
    public async Task A_sync_that_is_killed_again_and_again_loses_nothing_and_repeats_one_page_at_most()
    {
        const int pages = 40;
        using var folder = new TemporaryFolder();
        var moments = new Random(2034);
        var next = 0;
        for (var round = 0; round < 4; round++)
        {
            var last = next + moments.Next(1, 8);
            using var sync = WriterProcess.StartSync(folder.Path, pages);
            Assert.That(PageOf(await sync.Says(Page(last))), Is.EqualTo(next), "it goes on behind what was noted, or repeats the page that was not");
            await Task.Yield();
            sync.Kill();

            using var store = await OpenStore.At(folder.Path);
            var noted = await new HarvestCheckpoints(store.File).Find(HarvestScope.Everything.Key, CancellationToken.None);
            next = int.Parse(noted!.Place!, CultureInfo.InvariantCulture);
            Assert.That(next, Is.GreaterThanOrEqualTo(last), "the page before was noted before the next was asked for");
            Assert.That((await store.Figures()).Records, Is.InRange(next * GeneratedSeries.BatchSize, (next + 1) * GeneratedSeries.BatchSize), "what is noted is stored, and at most one page more");
        }

        using (var sync = WriterProcess.StartSync(folder.Path, pages))
        {
            await sync.Says("done");
        }

        using var finished = await OpenStore.At(folder.Path);
        Assert.That((await finished.ChangesAfter(0)).FindAll(c => c.Dataset is { IsStarter: false }).Select(c => c.Accession.Number), Is.EqualTo(Enumerable.Range(1, pages * GeneratedSeries.BatchSize)));
        Assert.That((await new HarvestCheckpoints(finished.File).Find(HarvestScope.Everything.Key, CancellationToken.None))!.EndedAt, Is.Not.Null);
    }

    private static string Page(int number) => string.Create(CultureInfo.InvariantCulture, $"page {number}");

    private static int PageOf(string said) => int.Parse(said.AsSpan("page ".Length), CultureInfo.InvariantCulture);
}
