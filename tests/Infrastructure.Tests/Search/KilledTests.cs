using System.Diagnostics;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Tests.Search;

internal sealed class KilledTests
{
    private const int Records = 6_000;

    [Test]
    public async Task Indexing_that_is_killed_again_and_again_loses_nothing_and_ends_whole()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(17);
        for (var kill = 0; kill < 5; kill++)
        {
            await KillAfter(random.Next(1, 10), folder.Path, "follow");
            using var reader = new IndexInFolder(NumberedSeries.Catalog(Records), folder.Path);
            var status = reader.Index.Status;
            await reader.Index.IntegrityCheck;

            Assert.That(reader.Index.Status, Is.EqualTo(status), "what was committed is sound");
            Assert.That(status.Records, Is.EqualTo(status.Sequence), "a commit holds what it says");
            if (status.State is not IndexState.Absent)
            {
                Assert.That((await reader.Search("liver")).Total, Is.EqualTo(status.Records));
            }
        }

        using var index = new IndexInFolder(NumberedSeries.Catalog(Records), folder.Path);
        await index.Index.CatchUp(null, default);
        await AssertWhole(index);
    }

    [Test]
    public async Task A_rebuild_that_is_killed_leaves_the_old_index_answering_and_no_litter_for_long()
    {
        using var folder = new TemporaryFolder();
        using (var first = new IndexInFolder(NumberedSeries.Catalog(Records), folder.Path))
        {
            await first.Index.CatchUp(null, default);
        }

        var random = new Random(18);
        for (var kill = 0; kill < 3; kill++)
        {
            await KillAfter(random.Next(1, 10), folder.Path, "rebuild");
            using var reader = new IndexInFolder(NumberedSeries.Catalog(Records), folder.Path);
            await AssertWhole(reader);
        }

        using var index = new IndexInFolder(NumberedSeries.Catalog(Records), folder.Path);
        await index.Index.Rebuild(null, default);
        await AssertWhole(index);
        Assert.That(Directory.GetDirectories(index.Data.IndexRoot), Has.Length.EqualTo(1));
    }

    private static async Task AssertWhole(IndexInFolder index)
    {
        var answer = await index.Search("liver");
        Assert.That((answer.Total, index.Index.Status.Sequence), Is.EqualTo((Records, (long)Records)));
        Assert.That(answer.Facets.Year.Sum(y => y.Count), Is.EqualTo(Records));
        Assert.That(await index.Found($"w{Records}"), Is.EqualTo([$"GSE{Records}"]));
    }

    /// <summary>Starts a process that indexes, and kills it once it has reported so often. It may be anywhere by then, in the middle of a commit too.</summary>
    private static async Task KillAfter(int reports, string folder, string what)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "OmicsOracle.IndexWriterProcess.dll"), folder, $"{Records}", what },
            RedirectStandardOutput = true,
        })!;
        while (reports-- > 0 && await process.StandardOutput.ReadLineAsync() is not null)
        {
        }

        process.Kill();
        await process.WaitForExitAsync();
    }
}
