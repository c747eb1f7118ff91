using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

public sealed class HarvestCheckpointsTests
{
    private static readonly HarvestCheckpoint Half = new("webenv|3", 1_000, 2_500, Series.Monday, null);
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

    private HarvestCheckpoints Checkpoints => new(_store.File);

    [Test]
    public async Task A_place_comes_back_as_it_was_after_the_store_was_closed()
    {
        await Checkpoints.Save("|", Half, default);
        _store.Dispose();
        _store = await OpenStore.At(_folder.Path);

        Assert.That(await Checkpoints.Find("|", default), Is.EqualTo(Half));
        Assert.That(await Checkpoints.Find("mouse[ORGN]|", default), Is.Null);
    }

    [Test]
    public async Task A_later_place_takes_the_place_of_an_earlier_one()
    {
        var ended = Half with { Place = null, Done = 2_500, EndedAt = Series.Monday.AddHours(1) };
        await Checkpoints.Save("|", Half, default);
        await Checkpoints.Save("|", ended, default);

        Assert.That(await Checkpoints.Find("|", default), Is.EqualTo(ended));
    }

    [Test]
    public async Task The_latest_is_the_one_that_began_last()
    {
        Assert.That(await Checkpoints.Latest(default), Is.Null);
        await Checkpoints.Save("b|", Half with { StartedAt = Series.Monday.AddDays(1) }, default);
        await Checkpoints.Save("|", Half, default);

        Assert.That((await Checkpoints.Latest(default))!.StartedAt, Is.EqualTo(Series.Monday.AddDays(1)));
    }
}
