using OmicsOracle.Application;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Domain;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Caching.Redis;

public sealed class DropsAmongNodes
{
    [Test]
    public async Task A_drop_on_one_node_is_seen_by_the_other()
    {
        await using var redis = await RealRedis.Start();
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(redis.Address);
        await Both(one, two, redis);

        await one.Cache.Drop("t", CancellationToken.None);

        await Hears(two);
        Assert.That(await two.Ask("b", "new", "another"), Is.EqualTo("old"), "what has another tag stays");
    }

    [Test]
    public async Task A_drop_missed_while_cut_off_is_caught_up_with()
    {
        await using var redis = await RealRedis.Start();
        using var way = new Relay(redis.Port);
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(way.Address);
        await Both(one, two, redis);
        way.Cut();
        await two.IsAway();

        await one.Cache.Drop("t", CancellationToken.None);
        Assert.That(await two.Ask("a", "new"), Is.EqualTo("old"), "it cannot know yet");
        way.Mend();

        await Hears(two);
    }

    [Test]
    public async Task A_drop_told_while_Redis_was_down_arrives_when_it_is_back_and_empty()
    {
        await using var redis = await RealRedis.Start();
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(redis.Address);
        await Both(one, two, redis);
        await redis.Kill();
        await one.IsAway();

        await one.Cache.Drop("t", CancellationToken.None);
        await redis.Restart();

        await Hears(two);
    }

    [Test]
    public async Task A_drop_told_just_as_Redis_hangs_arrives_when_it_goes_on()
    {
        await using var redis = await RealRedis.Start();
        await using var one = await CacheNode.StartAndJoin(redis.Address, ("Cache:Redis:Timeout", "00:00:00.1"));
        await using var two = await CacheNode.StartAndJoin(redis.Address, ("Cache:Redis:Timeout", "00:00:00.1"));
        await Both(one, two, redis);
        await redis.Pause();

        await one.Cache.Drop("t", CancellationToken.None);
        await redis.Continue();

        await Hears(two);
    }

    [Test]
    public async Task A_drop_that_Redis_forgot_is_told_again_by_who_knows_it()
    {
        await using var redis = await RealRedis.Start();
        using var way = new Relay(redis.Port);
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(way.Address);
        await Both(one, two, redis);
        way.Cut();
        await two.IsAway();
        await one.Cache.Drop("t", CancellationToken.None);

        await redis.Restart();
        way.Mend();

        await Hears(two);
    }

    [Test]
    public async Task A_node_that_starts_later_knows_what_was_dropped_before()
    {
        await using var redis = await RealRedis.Start();
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await one.Ask("a", "old");
        await CacheNode.Eventually(async () => await redis.Send("EXISTS omics-oracle:search:a") == ":1", () => "nothing was kept");
        await one.Cache.Drop("t", CancellationToken.None);

        await using var two = await CacheNode.StartAndJoin(redis.Address);

        Assert.That(await two.Ask("a", "new"), Is.EqualTo("new"));
    }

    [Test]
    public async Task An_older_drop_heard_late_does_not_undo_a_newer_one()
    {
        await using var redis = await RealRedis.Start();
        using var way = new Relay(redis.Port);
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(way.Address);
        await Both(one, two, redis);
        way.Cut();
        await two.IsAway();
        await one.Cache.Drop("t", CancellationToken.None);
        await two.Ask("c", "between");
        await two.Cache.Drop("t", CancellationToken.None);

        way.Mend();
        await two.IsOn();

        Assert.That(await two.Ask("c", "new"), Is.EqualTo("new"));
        Assert.That(await two.Ask("a", "new"), Is.EqualTo("new"));
    }

    [Test]
    public async Task An_answer_begun_before_a_drop_elsewhere_is_not_kept()
    {
        await using var redis = await RealRedis.Start();
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(redis.Address);
        await Both(one, two, redis);
        var source = new TaskCompletionSource<Dataset>();
        var begun = new TaskCompletionSource();
        var asked = two.Cache.GetOrCreate(new CacheEntry("search:slow", CacheProfile.Search, ["t"]), _ => { begun.SetResult(); return source.Task; }, CancellationToken.None).AsTask();
        await begun.Task;

        await one.Cache.Drop("t", CancellationToken.None);
        await Hears(two);
        source.SetResult(CacheNode.Saying("from before"));

        Assert.That((await asked).Outcome.IsStored, Is.False);
        Assert.That(await two.Ask("slow", "new"), Is.EqualTo("new"));
    }

    [Test]
    public async Task What_no_longer_exists_is_forgotten_by_every_node_and_what_never_did_is_told_to_none()
    {
        await using var redis = await RealRedis.Start();
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(redis.Address);
        await Both(one, two, redis);
        one.WantsNew = true;

        Assert.That(await IsGone(one, "search:a"), Is.True);
        await CacheNode.Eventually(async () => await two.Ask("a", "new") == "new", () => "the other node still has it");
        Assert.That(await IsGone(one, "search:never"), Is.True);
        Assert.That(await redis.Send("ZCARD omics-oracle:drops"), Is.EqualTo(":1"));
    }

    [Test]
    public async Task What_was_dropped_elsewhere_is_noted_by_each_node_in_its_own_tiers()
    {
        await using var redis = await RealRedis.Start();
        using var way = new Relay(redis.Port);
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(way.Address, ("Cache:Disk:Enabled", "true"));
        await Both(one, two, redis);
        way.Cut();
        await two.IsAway();
        await two.Ask("c", "old");
        await CacheNode.Eventually(() => two.HasOnDisk("search:c"), () => "nothing was kept");
        one.WantsNew = true;
        await one.Ask("c", "old");

        await one.Cache.Drop("t", CancellationToken.None);
        Assert.That(await IsGone(one, "search:c"), Is.True);
        way.Mend();

        await CacheNode.Eventually(() => two.HasOnDisk("__fc:t:t"), () => "its disk did not hear of the drop");
        await CacheNode.Eventually(async () => !await two.HasOnDisk("search:c"), () => "its disk did not hear of the removal");
    }

    [Test]
    public async Task An_old_drop_told_again_undoes_no_later_one_that_only_the_disk_knows()
    {
        await using var redis = await RealRedis.Start();
        using var folder = new TemporaryFolder();
        (string, string)[] disk = [("Cache:Disk:Enabled", "true"), ("Cache:Disk:Directory", folder.Path)];
        await using (var before = await CacheNode.StartAndJoin(redis.Address, disk))
        {
            await before.Cache.Drop("t", CancellationToken.None); // this one stands in Redis
            await before.Ask("a", "old");
            await CacheNode.Eventually(() => before.HasOnDisk("search:a"), () => "nothing was kept");
        }

        await using (var alone = await CacheNode.Start("", disk))
        {
            await alone.Cache.Drop("t", CancellationToken.None); // this one Redis never hears of
        }

        await using var after = await CacheNode.StartAndJoin(redis.Address, disk);

        Assert.That(await after.Ask("a", "new"), Is.EqualTo("new"));
    }

    [Test]
    public async Task What_could_not_be_removed_while_Redis_was_away_is_removed_when_it_is_back()
    {
        await using var redis = await RealRedis.Start();
        using var way = new Relay(redis.Port);
        await using var one = await CacheNode.StartAndJoin(way.Address);
        await one.Ask("a", "old");
        await CacheNode.Eventually(async () => await redis.Send("EXISTS omics-oracle:search:a") == ":1", () => "nothing was kept");
        way.Cut();
        await one.IsAway();
        one.WantsNew = true;

        Assert.That(await IsGone(one, "search:a"), Is.True);
        Assert.That(await redis.Send("EXISTS omics-oracle:search:a"), Is.EqualTo(":1"));
        way.Mend();

        await CacheNode.Eventually(async () => await redis.Send("EXISTS omics-oracle:search:a") == ":0", () => "Redis still has it");
    }

    [Test]
    public async Task Noise_on_the_channel_and_in_the_log_is_passed_over()
    {
        await using var redis = await RealRedis.Start();
        await redis.Send("SET omics-oracle:drops noise");
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(redis.Address);
        await Both(one, two, redis);
        Assert.That(await redis.Send("PUBLISH omics-oracle:FusionCache.Backplane:v2 noise"), Is.EqualTo(":2"));

        await one.Cache.Drop("t", CancellationToken.None);

        await Hears(two);
    }

    private static async Task<bool> IsGone(CacheNode node, string key)
    {
        try
        {
            await node.Cache.GetOrCreate<Dataset>(new CacheEntry(key, CacheProfile.Search, ["t"]), _ => throw new Gone(), CancellationToken.None);
            return false;
        }
        catch (Gone)
        {
            return true;
        }
    }

    /// <summary>Both hold the old answers, in memory and in Redis.</summary>
    private static async Task Both(CacheNode one, CacheNode two, RealRedis redis)
    {
        await one.Ask("a", "old");
        await one.Ask("b", "old", "another");
        await CacheNode.Eventually(async () => await redis.Send("EXISTS omics-oracle:search:a omics-oracle:search:b") == ":2", () => "nothing was kept");
        Assert.That(await two.Ask("a", "new") + await two.Ask("b", "new", "another"), Is.EqualTo("oldold"));
    }

    private static Task Hears(CacheNode node) =>
        CacheNode.Eventually(async () => await node.Ask("a", "new") == "new", () => "the other node still serves the old answer");

    private sealed class Gone() : NotFoundException("gone");
}
