using Microsoft.Extensions.Options;
using OmicsOracle.Application;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Caching;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Caching.Redis;

public sealed class RedisAsGuest
{
    private const string Secret = "k3ep-me-s3cret";

    [Test]
    public async Task What_one_node_worked_out_another_finds_in_Redis()
    {
        await using var redis = await RealRedis.Start();
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(redis.Address);

        await one.Ask("a", "first");

        await CacheNode.Eventually(async () => await redis.Send("DBSIZE") != ":0", () => "nothing was kept");
        Assert.That(await two.Ask("a", "second"), Is.EqualTo("first"));
    }

    [Test]
    public async Task Without_a_connection_string_Redis_is_off_and_nothing_is_said_of_it()
    {
        await using var node = await CacheNode.Start("");

        Assert.That(await node.Ask("a", "first"), Is.EqualTo("first"));
        Assert.That(node.Tier.Status, Is.EqualTo(new TierStatus(CacheTier.Redis, TierStatus.Off, null, null, null, null)));
        Assert.That(node.Said.Sentences, Is.Empty);
    }

    [Test]
    public async Task A_Redis_that_comes_later_is_used_from_then_on()
    {
        await using var redis = RealRedis.NotYet();
        await using var node = await CacheNode.Start(redis.Address);

        Assert.That(await node.Ask("a", "first"), Is.EqualTo("first"));
        await CacheNode.Eventually(() => Task.FromResult(!node.Said.Sentences.IsEmpty), () => "nothing was said");
        Assert.That(node.Tier.Status.State, Is.EqualTo(TierStatus.Away));
        Assert.That(node.Tier.Status.Reason, Is.EqualTo("Redis cannot be reached as Cache:Redis:ConnectionString says; memory serves."));

        await redis.Restart();
        await node.IsOn();
        await node.Ask("b", "first");
        await CacheNode.Eventually(async () => await redis.Send("DBSIZE") != ":0", () => "nothing was kept");
        Assert.That(node.Said.Sentences, Has.Count.EqualTo(2), "one sentence when it is away, one when it is there");
    }

    [Test]
    public async Task A_Redis_that_is_killed_and_back_again_is_missed_by_no_request()
    {
        await using var redis = await RealRedis.Start();
        await using var node = await CacheNode.StartAndJoin(redis.Address);

        for (var time = 0; time < 3; time++)
        {
            await redis.Kill();
            Assert.That(await node.Ask($"a{time}", "first"), Is.EqualTo("first"));
            await node.IsAway();
            Assert.That(await node.Ask($"b{time}", "first"), Is.EqualTo("first"));
            Assert.That(node.Tier.Status.Reason, Does.Contain("memory serves"));

            await redis.Restart();
            await node.IsOn();
            await node.Ask($"c{time}", "first");
            await CacheNode.Eventually(async () => await redis.Send("DBSIZE") != ":0", () => "nothing was kept");
        }
    }

    [Test]
    public async Task A_Redis_that_hangs_keeps_nobody_waiting_and_serves_again_when_it_goes_on()
    {
        await using var redis = await RealRedis.Start();
        await using var node = await CacheNode.StartAndJoin(redis.Address, ("Cache:Redis:Timeout", "00:00:00.1"));

        await redis.Pause();

        Assert.That(await node.Ask("a", "first"), Is.EqualTo("first"), "answered while Redis hangs");
        await node.IsAway();
        Assert.That(await node.Ask("b", "first"), Is.EqualTo("first"));
        Assert.That(node.Tier.Get("b", CancellationToken.None).AsTask().IsCompleted, Is.True, "nobody waits for it any more");

        await redis.Continue();
        await node.IsOn();
    }

    [Test]
    public async Task A_full_Redis_still_reads_and_is_complained_about_once()
    {
        await using var redis = await RealRedis.Start("--maxmemory", "1", "--maxmemory-policy", "noeviction");
        await using var node = await CacheNode.StartAndJoin(redis.Address);

        for (var i = 0; i < 5; i++)
        {
            await node.Tier.Set($"k{i}", Entry(), TimeSpan.FromMinutes(1), CancellationToken.None);
        }

        Assert.That(await node.Ask("a", "first"), Is.EqualTo("first"));
        Assert.That(node.Tier.Status.State, Is.EqualTo(TierStatus.On));
        Assert.That(node.Said.Sentences.Where(s => s.StartsWith("Warning", StringComparison.Ordinal) && s.Contains("OOM", StringComparison.Ordinal)), Has.Exactly(1).Items);
    }

    [TestCase("SET omics-oracle:k garbage")]
    [TestCase("LPUSH omics-oracle:k garbage")]
    public async Task What_is_not_an_entry_is_a_miss_and_is_replaced(string command)
    {
        await using var redis = await RealRedis.Start();
        await using var node = await CacheNode.StartAndJoin(redis.Address);
        await redis.Send(command);

        Assert.That(await node.Tier.Get("k", CancellationToken.None), Is.Null);
        await node.Tier.Set("k", Entry(), TimeSpan.FromMinutes(1), CancellationToken.None);

        Assert.That((await node.Tier.Get("k", CancellationToken.None))!.Value.Bytes, Is.EqualTo(Entry()));
        Assert.That(node.Tier.Status.State, Is.EqualTo(TierStatus.On));
    }

    [Test]
    public async Task A_damaged_entry_is_worked_out_anew()
    {
        await using var redis = await RealRedis.Start();
        await using var one = await CacheNode.StartAndJoin(redis.Address);
        await using var two = await CacheNode.StartAndJoin(redis.Address);
        await one.Ask("a", "first");
        var key = "omics-oracle:search:a";
        await CacheNode.Eventually(async () => await redis.Send($"EXISTS {key}") == ":1", () => "nothing was kept");

        await redis.Send($"SETRANGE {key} 20 damage");

        Assert.That(await two.Ask("a", "second"), Is.EqualTo("second"));
    }

    [Test]
    public async Task An_entry_leaves_Redis_at_the_end_of_its_lifetime_or_when_removed()
    {
        await using var redis = await RealRedis.Start();
        await using var node = await CacheNode.StartAndJoin(redis.Address);

        await node.Tier.Set("brief", Entry(), TimeSpan.FromMilliseconds(1), CancellationToken.None);
        await node.Tier.Set("removed", Entry(), TimeSpan.FromMinutes(1), CancellationToken.None);
        await node.Tier.Remove("removed", CancellationToken.None);

        await CacheNode.Eventually(async () => await redis.Send("DBSIZE") == ":0", () => "something is left");
    }

    [Test]
    public async Task An_entry_over_eight_megabytes_is_not_sent()
    {
        await using var redis = await RealRedis.Start();
        await using var node = await CacheNode.StartAndJoin(redis.Address);

        await node.Tier.Set("large", new byte[8_000_001], TimeSpan.FromMinutes(1), CancellationToken.None);

        Assert.That(await redis.Send("DBSIZE"), Is.EqualTo(":0"));
    }

    [TestCase($",password={Secret}")]
    [TestCase("")]
    public async Task A_refused_password_is_said_once_and_never_shown(string password)
    {
        await using var redis = await RealRedis.Start("--requirepass", "another");
        await using var node = await CacheNode.Start(redis.Address + password);

        await CacheNode.Eventually(() => Task.FromResult(node.Tier.Status.Reason?.Contains("password", StringComparison.Ordinal) is true), () => $"{node.Tier.Status}");
        Assert.That(await node.Ask("a", "first"), Is.EqualTo("first"));
        Assert.That(node.Said.Sentences, Is.EqualTo(new[] { "Warning: Redis refuses the user or password of Cache:Redis:ConnectionString; memory serves." }));
    }

    [Test]
    public async Task The_right_password_opens_it()
    {
        await using var redis = await RealRedis.Start("--requirepass", Secret);
        await using var node = await CacheNode.StartAndJoin($"{redis.Address},password={Secret}");

        Assert.That(node.Said.Sentences, Has.None.Contains(Secret));
    }

    [TestCase($"127.0.0.1:6379,pasword={Secret}")]
    [TestCase($"redis://user:{Secret}@127.0.0.1:6379")]
    public async Task A_connection_string_that_cannot_be_read_is_said_in_one_sentence(string connection)
    {
        await using var node = await CacheNode.Start(connection);

        Assert.That(await node.Ask("a", "first"), Is.EqualTo("first"));
        Assert.That(node.Tier.Status.State, Is.EqualTo(TierStatus.Away));
        Assert.That(node.Said.Sentences, Has.Exactly(1).Items.And.Exactly(1).Contains("Cache:Redis:ConnectionString cannot be read"));
        Assert.That(node.Said.Sentences, Has.None.Contains(Secret));
    }

    [TestCase($"127.0.0.1:1,password={Secret}", "Redis cannot be reached as Cache:Redis:ConnectionString says")]
    [TestCase($"there-is-no-such-host.invalid:6379,password={Secret}", "Redis cannot be reached as Cache:Redis:ConnectionString says")]
    [TestCase($"127.0.0.1:6379,pasword={Secret}", "Cache:Redis:ConnectionString cannot be read")]
    public async Task Where_Redis_is_not_optional_nothing_starts_without_it(string connection, string sentence)
    {
        var refusal = await Assert.ThrowsAsync<CannotProceed>(() => CacheNode.Start(connection, ("Cache:Redis:Optional", "false")));

        Assert.That(refusal!.Message, Does.StartWith(sentence).And.EndsWith("Cache:Redis:Optional is false, so the service does not start without it."));
        Assert.That(refusal.Message, Does.Not.Contain(Secret));
    }

    [Test]
    public async Task Where_Redis_is_not_optional_the_start_waits_for_it()
    {
        await using var redis = await RealRedis.Start();
        await using var node = await CacheNode.Start(redis.Address, ("Cache:Redis:Optional", "false"));

        Assert.That(node.Tier.Status.State, Is.EqualTo(TierStatus.On));
    }

    [TestCase("Prefix", "")]
    [TestCase("Prefix", "with space")]
    [TestCase("Prefix", "überall")]
    [TestCase("Timeout", "00:00:00")]
    [TestCase("Timeout", "00:00:06")]
    public async Task A_setting_out_of_its_bounds_is_named(string setting, string value)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => CacheNode.Start("", ($"Cache:Redis:{setting}", value)));

        Assert.That(refusal!.Message, Does.StartWith($"Cache:Redis:{setting} must be"));
    }

    private static byte[] Entry()
    {
        var entry = new byte[100];
        Envelope.Seal(entry, 1);
        return entry;
    }
}
