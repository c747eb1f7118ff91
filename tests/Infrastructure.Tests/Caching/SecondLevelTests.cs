using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Caching;
using OmicsOracle.Infrastructure.Tests.Caching.Support;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Caching;

/// <summary>Over two tiers whose bytes can be seen: the first stands where Redis would, the second where the disk does.</summary>
public sealed class SecondLevelTests
{
    private const string Key = "search:liver";
    private const string Mark = "__fc:t:search";
    private readonly TemporaryFolder _folder = new();
    private readonly TierInMemory _above = new(CacheTier.Redis), _below = new(CacheTier.Disk);

    [TearDown]
    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task What_is_written_goes_to_every_tier_each_with_its_own_lifetime()
    {
        await using var cache = await Open();
        await cache.Ask(Answers.Question("liver"), () => Answers.Saying("x"));
        await Eventually.Holds(() => _above.Entries.ContainsKey(Key) && _below.Entries.ContainsKey(Key));

        Assert.That(_above.Entries[Key].Lifetime, Is.EqualTo(TimeSpan.FromHours(1)));
        Assert.That(_below.Entries[Key].Lifetime, Is.EqualTo(TimeSpan.FromHours(48)).Within(TimeSpan.FromSeconds(10)), "24 h, and as long again in which it may be given as stale");
    }

    [Test]
    public async Task What_lacks_something_is_kept_in_every_tier_for_the_short_time_only()
    {
        await using var cache = await Open();
        await cache.Ask(Answers.Question("liver", _ => CacheWorth.Thin), () => Answers.Saying("x"));
        await Eventually.Holds(() => _above.Entries.ContainsKey(Key) && _below.Entries.ContainsKey(Key));

        Assert.That(new[] { _above.Entries[Key].Lifetime, _below.Entries[Key].Lifetime }, Is.All.LessThanOrEqualTo(TimeSpan.FromSeconds(60)).And.All.GreaterThan(TimeSpan.FromSeconds(50)));
    }

    [TestCase(30, 30)]
    [TestCase(600, 60)]
    public async Task A_hit_below_fills_the_tier_above_with_what_is_left_and_no_more_than_its_own_lifetime(int minutesLeft, int minutesGiven)
    {
        await Kept();
        _above.Entries.Clear();
        _below.Entries[Key] = (_below.Entries[Key].Bytes, TimeSpan.FromMinutes(minutesLeft));

        await using var cache = await Open();
        Assert.That((await cache.AskKept<SearchAnswer>(Answers.Question("liver"))).Outcome.Tier, Is.EqualTo(CacheTier.Disk));
        await Eventually.Holds(() => _above.Entries.ContainsKey(Key));

        Assert.That(_above.Entries[Key].Lifetime, Is.EqualTo(TimeSpan.FromMinutes(minutesGiven)));
    }

    [Test]
    public async Task The_fastest_tier_that_has_it_answers_and_is_named()
    {
        await Kept();
        await using var cache = await Open();

        Assert.That((await cache.AskKept<SearchAnswer>(Answers.Question("liver"))).Outcome.Tier, Is.EqualTo(CacheTier.Redis));
    }

    [Test]
    public async Task A_tier_tells_what_it_had_and_what_those_below_it_or_none_had()
    {
        await Kept();
        _above.Entries.Clear();
        await using var cache = await Open();

        await cache.AskKept<SearchAnswer>(Answers.Question("liver"));
        await cache.AskKept<SearchAnswer>(Answers.Question("liver"));
        await cache.Ask(Answers.Question("kidney"), () => Answers.Saying("x"));

        Assert.That(cache.Answers.Tiers.Where(t => t.State == TierStatus.On).Select(t => (t.Tier, t.Hits, t.Misses)), Is.EqualTo(new (CacheTier, long?, long?)[]
        {
            (CacheTier.Memory, 1, 2),
            (CacheTier.Redis, 0, 2),
            (CacheTier.Disk, 1, 1),
        }));
    }

    [Test]
    public async Task A_damaged_entry_is_removed_where_it_is_and_the_next_tier_answers()
    {
        await Kept();
        _above.Entries[Key].Bytes[^1] ^= 1;

        await using var cache = await Open();
        Assert.That((await cache.AskKept<SearchAnswer>(Answers.Question("liver"))).Outcome.Tier, Is.EqualTo(CacheTier.Disk));
        await Eventually.Holds(() => _above.Entries.TryGetValue(Key, out var filled) && Envelope.IsWhole(filled.Bytes));
    }

    [Test]
    public async Task Whatever_bytes_a_tier_hands_back_a_request_is_answered()
    {
        await Kept();
        var whole = _below.Entries[Key].Bytes;
        var mutated = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, (at, value) =>
        {
            var bytes = (byte[])whole.Clone();
            bytes[at] = value;
            return bytes;
        });
        var number = 0;

        await Gen.OneOf(Gen.Byte.Array[0, 100], mutated, Gen.Int[0, whole.Length].Select(n => whole[..n])).SampleAsync(async bytes =>
        {
            await using var cache = await Open();
            var question = Answers.Question($"noise {Interlocked.Increment(ref number)}");
            _above.Entries[question.Key] = _below.Entries[question.Key] = (bytes, TimeSpan.FromHours(1));
            _above.Entries[Mark] = (bytes, TimeSpan.FromHours(1));
            var given = await cache.Ask(question, () => Answers.Saying("worked out"));
            Assert.That(given.Answer.Query, Is.AnyOf("worked out", "kept"));
        }, iter: 100, threads: 1);
    }

    [Test]
    public async Task A_dropped_tag_is_marked_in_every_tier_for_longer_than_any_answer_lives()
    {
        await using var cache = await Open();
        await cache.Answers.Drop(CacheTag.Search, default);

        Assert.That(new[] { _above.Entries[Mark].Lifetime, _below.Entries[Mark].Lifetime }, Is.All.GreaterThan(TimeSpan.FromHours(48)));
    }

    [Test]
    public async Task A_mark_that_one_tier_lacks_is_written_to_it_and_the_latest_counts()
    {
        await Kept();
        await using (var other = await Open())
        {
            await other.Answers.Drop(CacheTag.Search, default);
        }

        _below.Entries.TryRemove(Mark, out _);

        await using var cache = await Open();
        Assert.That((await cache.Ask(Answers.Question("liver"), () => Answers.Saying("new"))).Answer.Query, Is.EqualTo("new"));
        await Eventually.Holds(() => _below.Entries.ContainsKey(Mark));
    }

    [Test]
    public async Task That_a_tag_was_never_dropped_is_not_written_down()
    {
        await Kept();
        await using var cache = await Open();
        await cache.AskKept<SearchAnswer>(Answers.Question("liver"));

        Assert.That(_above.Entries.Keys.Concat(_below.Entries.Keys), Is.All.EqualTo(Key));
    }

    private async Task Kept()
    {
        await using var before = await Open();
        await before.Ask(Answers.Question("liver"), () => Answers.Saying("kept"));
        await Eventually.Holds(() => _above.Entries.ContainsKey(Key) && _below.Entries.ContainsKey(Key));
    }

    private Task<CacheOnFolder> Open() => CacheOnFolder.Open(_folder.Path, more: s => s.AddSingleton<ILowerTier>(_above).AddSingleton<ILowerTier>(_below), settings: "Cache:Disk:Enabled=false");
}
