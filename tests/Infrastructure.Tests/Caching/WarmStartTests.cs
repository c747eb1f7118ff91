using OmicsOracle.Application;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Tests.Caching.Support;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Caching;

public sealed class WarmStartTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task What_was_asked_before_a_restart_is_answered_from_disk_with_its_true_age()
    {
        var question = Answers.Question("liver");
        DateTimeOffset asked;
        await using (var before = await CacheOnFolder.Open(_folder.Path))
        {
            asked = DateTimeOffset.UtcNow;
            await before.Ask(question, () => Answers.Saying("before"));
            await before.DiskHas(s => s.Entries == 1);
        }

        await using var after = await CacheOnFolder.Open(_folder.Path);
        var kept = await after.AskKept<SearchAnswer>(question);
        var since = DateTimeOffset.UtcNow - asked;

        Assert.That(kept.Answer.Query, Is.EqualTo("before"));
        Assert.That((kept.Outcome.Tier, kept.Outcome.IsStale, kept.Outcome.Forward), Is.EqualTo((CacheTier.Disk, false, (CacheForward?)null)));
        Assert.That(kept.Outcome.Age, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(since));
        Assert.That(kept.Outcome.Age + kept.Outcome.Left, Is.EqualTo(TimeSpan.FromHours(24)));
        Assert.That((await after.AskKept<SearchAnswer>(question)).Outcome.Tier, Is.EqualTo(CacheTier.Memory));
    }

    [Test]
    public async Task What_comes_from_below_stays_in_memory_for_the_lifetime_of_memory_alone()
    {
        string[] brief = ["Cache:Search:Memory=00:00:00.2", "Cache:Jitter=0"];
        var question = Answers.Question("liver");
        await using (var before = await CacheOnFolder.Open(_folder.Path, settings: brief))
        {
            await before.Ask(question, () => Answers.Saying("kept"));
            await before.DiskHas(s => s.Entries == 1);
        }

        await using var after = await CacheOnFolder.Open(_folder.Path, settings: brief);
        Assert.That((await after.AskKept<SearchAnswer>(question)).Outcome.Tier, Is.EqualTo(CacheTier.Disk));

        await Eventually.Holds(() => after.AskKept<SearchAnswer>(question).GetAwaiter().GetResult().Outcome.Tier is CacheTier.Disk);
    }

    [Test]
    public async Task What_is_pending_when_the_program_stops_is_written_before_it_ends()
    {
        await using (var before = await CacheOnFolder.Open(_folder.Path))
        {
            for (var i = 0; i < 200; i++)
            {
                _ = before.Disk.Set($"search:{i}", new byte[1_000], TimeSpan.FromHours(1), default).AsTask();
            }
        }

        await using var after = await CacheOnFolder.Open(_folder.Path);
        await after.DiskHas(s => s.Entries == 200);
    }

    [Test]
    public async Task A_tag_dropped_before_a_restart_stays_dropped_after_it()
    {
        var (series, other) = (Record("GSE1"), Record("GSE2"));
        await using (var before = await CacheOnFolder.Open(_folder.Path))
        {
            await before.Ask(series, () => Series(1, "old"));
            await before.Ask(other, () => Series(2, "other"));
            await before.DiskHas(s => s.Entries == 2);
            await before.Answers.Drop("dataset:GSE1", default);
        }

        await using var after = await CacheOnFolder.Open(_folder.Path);

        Assert.That((await after.Ask(series, () => Series(1, "new"))).Answer.Title, Is.EqualTo("new"));
        Assert.That((await after.AskKept<Dataset>(other)).Answer.Title, Is.EqualTo("other"));
    }

    [Test]
    public async Task What_was_dropped_is_not_given_as_stale_after_a_restart_either()
    {
        var series = Record("GSE1");
        await using (var before = await CacheOnFolder.Open(_folder.Path))
        {
            await before.Ask(series, () => Series(1, "old"));
            await before.DiskHas(s => s.Entries == 1);
            await before.Answers.Drop("dataset:GSE1", default);
        }

        await using var after = await CacheOnFolder.Open(_folder.Path);

        Assert.That(() => after.Ask<Dataset>(series, () => throw new SourceUnavailable("geo", "down")), Throws.TypeOf<SourceUnavailable>());
    }

    [Test]
    public async Task An_answer_that_lacks_something_lives_on_disk_as_briefly_as_in_memory()
    {
        var question = Answers.Question("liver", _ => CacheWorth.Thin);
        await using (var before = await CacheOnFolder.Open(_folder.Path, settings: "Cache:Negative=00:00:00.300"))
        {
            await before.Ask(question, () => Answers.Saying("thin"));
            await before.DiskHas(s => s.Entries == 1);
        }

        await using var after = await CacheOnFolder.Open(_folder.Path, settings: "Cache:Negative=00:00:00.300");
        await Eventually.Holds(() => after.Ask(question, () => Answers.Saying("whole")).Result.Answer.Query == "whole");

        Assert.That(async () => (await after.Disk.Get("search:absent", default)).HasValue, Is.False);
    }

    [Test]
    public async Task An_answer_beyond_its_lifetime_is_given_from_disk_as_stale_when_no_newer_one_can_be_had()
    {
        var question = Answers.Question("liver");
        string[] brief = ["Cache:Search:Memory=00:00:00.010", "Cache:Search:Redis=00:00:00.010", "Cache:Search:Disk=00:00:00.050"];
        await using (var before = await CacheOnFolder.Open(_folder.Path, settings: brief))
        {
            await before.Ask(question, () => Answers.Saying("old"));
            await before.DiskHas(s => s.Entries == 1);
        }

        var expired = DateTimeOffset.UtcNow.AddMilliseconds(51);
        await Eventually.Holds(() => DateTimeOffset.UtcNow > expired);
        await using var after = await CacheOnFolder.Open(_folder.Path, settings: brief);
        var given = await after.Ask<SearchAnswer>(question, () => throw new SourceUnavailable("geo", "down"));

        Assert.That(given.Answer.Query, Is.EqualTo("old"));
        Assert.That((given.Outcome.IsStale, given.Outcome.Tier), Is.EqualTo((true, CacheTier.Disk)));
        Assert.That(given.Outcome.Left, Is.LessThan(TimeSpan.Zero));
    }

    [Test]
    public async Task A_tag_that_another_process_drops_is_noticed()
    {
        var question = Answers.Question("liver");
        await using var service = await CacheOnFolder.Open(_folder.Path);
        await service.Ask(question, () => Answers.Saying("old"));
        await service.DiskHas(s => s.Entries == 1);
        await service.AskKept<SearchAnswer>(question);

        await using (var terminal = await CacheOnFolder.Open(_folder.Path, access: Infrastructure.Catalog.CatalogAccess.Read))
        {
            await terminal.Answers.Drop(CacheTag.Search, default);
        }

        await Eventually.Holds(() => service.Ask(question, () => Answers.Saying("new")).Result.Answer.Query == "new");
    }

    [Test]
    public async Task Without_the_disk_tier_no_file_is_made_and_memory_serves()
    {
        await using var cache = await CacheOnFolder.Open(_folder.Path, settings: "Cache:Disk:Enabled=false");
        await cache.Ask(Answers.Question("liver"), () => Answers.Saying("x"));

        Assert.That((await cache.AskKept<SearchAnswer>(Answers.Question("liver"))).Outcome.Tier, Is.EqualTo(CacheTier.Memory));
        Assert.That(cache.Disk.Status.State, Is.EqualTo(TierStatus.Off));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.Empty);
        Assert.That(cache.Log.Warnings, Is.Empty);
    }

    private static CacheEntry Record(string accession) => new($"record:{accession}", CacheProfile.Record, ["dataset:" + accession, CacheTag.Catalog]);

    private static Dataset Series(int number, string title) => new() { Accession = Accession.Series(number), Title = title, Provenance = [] };
}
