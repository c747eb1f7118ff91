using OmicsOracle.Application;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class DamageTests
{
    private static readonly string[] Asked = ["liver", "\"liver biopsies\"", "w17 GSE23", "GPL570", "treatment w99"];

    [Test]
    public async Task A_file_cut_short_or_altered_is_noticed_or_harmless_and_is_repaired()
    {
        using var sound = new TemporaryFolder();
        var catalog = NumberedSeries.Catalog(150);
        var expected = await MakeWithDeletions(sound, catalog);
        var random = new Random(20260504);
        var noticed = 0;

        foreach (var file in Directory.GetFiles(Path.Combine(sound.Path, "index"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(sound.Path, f)))
        {
            foreach (var damage in new Action<FileStream>[]
            {
                f => f.SetLength(0),
                f => f.SetLength(f.Length / 2),
                f => f.SetLength(f.Length - 1),
                f => Flip(f, random.NextInt64(f.Length)),
                f => Flip(f, f.Length / 2),
            })
            {
                using var folder = new TemporaryFolder();
                Copy(sound.Path, folder.Path);
                using (var stream = new FileStream(Path.Combine(folder.Path, file), FileMode.Open))
                {
                    damage(stream);
                }

                using var index = new IndexInFolder(catalog, folder.Path);
                noticed += await IsNoticed(index) ? 1 : 0;
                await index.Index.IntegrityCheck;
                await index.Index.Repair;
                await index.Index.CatchUp(null, default);

                Assert.That(await Answers(index), Is.EqualTo(expected), file);
                Assert.That(index.Index.Status.State, Is.EqualTo(IndexState.Ready), file);
            }
        }

        Assert.That(noticed, Is.GreaterThan(0));
    }

    [Test]
    public async Task Damage_done_while_it_answers_is_noticed_and_repaired_by_itself()
    {
        using var index = await IndexInFolder.Of(Enumerable.Range(1, 3000).Select(NumberedSeries.Of));
        Assert.That((await index.Search("liver")).Total, Is.EqualTo(3000));
        foreach (var file in Directory.GetFiles(Path.Combine(index.Data.IndexRoot, "gen-1")).Where(f => Path.GetExtension(f) is ".dvd" or ".doc"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.SetLength(10);
        }

        Assert.That(() => index.Search("w5"), Throws.InstanceOf<SourceUnavailable>().With.Message.Contains("made anew"));
        await index.Index.Repair;

        Assert.That(await index.Found("w5"), Is.EqualTo(["GSE5"]));
        Assert.That((await index.Search("liver")).Total, Is.EqualTo(3000));
    }

    [Test]
    public async Task An_index_whose_folder_is_gone_is_made_again()
    {
        using var folder = new TemporaryFolder();
        var catalog = NumberedSeries.Catalog(20);
        await MakeWithDeletions(folder, catalog);
        Directory.Delete(Path.Combine(folder.Path, "index", "gen-1"), recursive: true);
        using var index = new IndexInFolder(catalog, folder.Path);

        await index.Index.CatchUp(null, default);

        Assert.That((await index.Search("liver")).Total, Is.EqualTo(20));
    }

    private static async Task<bool> IsNoticed(IndexInFolder index)
    {
        var noticed = false;
        foreach (var question in Asked)
        {
            try
            {
                await index.Search(question);
            }
            catch (SourceUnavailable unavailable)
            {
                Assert.That(unavailable.SourceName, Is.EqualTo("index"));
                noticed = true;
            }
        }

        return noticed;
    }

    private static async Task<string[]> MakeWithDeletions(TemporaryFolder folder, CatalogInMemory catalog)
    {
        using var index = new IndexInFolder(catalog, folder.Path);
        await index.Index.CatchUp(null, default);
        catalog.Put(NumberedSeries.Of(7));
        await index.Index.CatchUp(null, default);
        return await Answers(index);
    }

    private static async Task<string[]> Answers(IndexInFolder index)
    {
        var answers = new List<string>();
        foreach (var question in Asked)
        {
            answers.Add(string.Join(',', (await index.Found(question, sort: SearchSort.Newest)).Order(StringComparer.Ordinal)));
        }

        return [.. answers];
    }

    private static void Flip(FileStream file, long at)
    {
        file.Position = at;
        var value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 0x55));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
