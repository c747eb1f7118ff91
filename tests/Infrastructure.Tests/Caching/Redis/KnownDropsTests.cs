using OmicsOracle.Infrastructure.Caching.Redis;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace OmicsOracle.Infrastructure.Tests.Caching.Redis;

public sealed class KnownDropsTests
{
    [Test]
    public void Only_the_latest_word_about_a_key_is_news()
    {
        var known = new KnownDrops(10);

        Assert.That(known.Learn(new("1a", 5)), Is.True);
        Assert.That(known.Learn(new("1a", 5)), Is.False);
        Assert.That(known.Learn(new("1a", 4)), Is.False);
        Assert.That(known.Learn(new("2a", 4)), Is.True);
        Assert.That(known.Learn(new("1a", 6)), Is.True);
        Assert.That(known.All, Is.EquivalentTo(new DropMessage[] { new("1a", 6), new("2a", 4) }));
    }

    [Test]
    public void The_oldest_are_forgotten_beyond_the_limit()
    {
        var known = new KnownDrops(100);

        for (var i = 1; i <= 1_000; i++)
        {
            known.Learn(new($"1{i}", i));
        }

        Assert.That(known.All, Has.Length.LessThanOrEqualTo(100));
        Assert.That(known.Learn(new("11000", 1_000)), Is.False);
    }

    [Test]
    public void A_message_keeps_what_it_says_and_is_never_earlier_than_it_was()
    {
        const long at = 639_200_000_000_000_001;

        var back = DropMessage.Of(BackplaneMessage.CreateForEntryRemove("node", "search:ä b", at)).ToMessage();

        Assert.That((back.Action, back.CacheKey), Is.EqualTo((BackplaneMessageAction.EntryRemove, "search:ä b")));
        Assert.That(back.Timestamp, Is.InRange(at, at + TimeSpan.TicksPerMillisecond));
        Assert.That(back.IsValid(), Is.True);
    }
}
