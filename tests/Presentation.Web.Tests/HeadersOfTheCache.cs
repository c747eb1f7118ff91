using OmicsOracle.Application.Ports;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class HeadersOfTheCache
{
    private static readonly CacheOutcome Hit = new(CacheTier.Memory, null, IsStored: false, IsStale: false, TimeSpan.FromSeconds(7.9), TimeSpan.FromSeconds(300.9));

    [TestCase(CacheTier.Memory, "OmicsOracle; hit; ttl=300; detail=memory")]
    [TestCase(CacheTier.Redis, "OmicsOracle; hit; ttl=300; detail=redis")]
    [TestCase(CacheTier.Disk, "OmicsOracle; hit; ttl=300; detail=disk")]
    public void A_hit_names_its_tier_and_what_is_left(CacheTier tier, string status)
    {
        var said = Of(Hit with { Tier = tier });

        Assert.That((said.Status, said.Age, said.Control), Is.EqualTo((status, "7", "public, max-age=67, stale-while-revalidate=60")));
    }

    [TestCase(CacheForward.Miss, true, false, "OmicsOracle; fwd=miss; stored")]
    [TestCase(CacheForward.Miss, true, true, "OmicsOracle; fwd=miss; stored; collapsed")]
    [TestCase(CacheForward.Miss, false, false, "OmicsOracle; fwd=miss")]
    [TestCase(CacheForward.Stale, true, false, "OmicsOracle; fwd=stale; stored")]
    [TestCase(CacheForward.Request, true, false, "OmicsOracle; fwd=request; stored")]
    [TestCase(CacheForward.Bypass, false, false, "OmicsOracle; fwd=bypass")]
    public void What_was_worked_out_says_why_and_has_no_age(CacheForward forward, bool isStored, bool isShared, string status)
    {
        var said = Of(new(CacheTier.None, forward, isStored, IsStale: false, TimeSpan.Zero, TimeSpan.FromMinutes(5), IsThin: false, isShared));

        Assert.That((said.Status, said.Age), Is.EqualTo((status, (string?)null)));
        Assert.That(said.Control, Is.EqualTo(isStored ? "public, max-age=60, stale-while-revalidate=60" : "no-cache"), "what is not kept here is no good elsewhere");
    }

    [Test]
    public void What_is_good_for_less_than_a_minute_is_not_lent_for_longer() =>
        Assert.That(Of(Hit with { Left = TimeSpan.FromSeconds(5.5) }).Control, Is.EqualTo("public, max-age=12, stale-while-revalidate=60"));

    [TestCase(-3.2, "ttl=-4")]
    [TestCase(-0.1, "ttl=-1")]
    [TestCase(40, "ttl=-1", Description = "asked to be renewed, in vain")]
    public void What_is_overdue_has_less_than_nothing_left_and_is_asked_for_before_each_use(double left, string ttl)
    {
        var said = Of(Hit with { IsStale = true, Left = TimeSpan.FromSeconds(left) });

        Assert.That(said.Status.Split("; "), Does.Contain(ttl));
        Assert.That(said.Control, Is.EqualTo("no-cache"));
    }

    [Test]
    public void What_lacks_something_is_asked_for_before_each_use() => Assert.That(Of(Hit with { IsThin = true }).Control, Is.EqualTo("no-cache"));

    [Test]
    public void Within_a_second_the_same_headers_serve_again_and_never_for_another_outcome()
    {
        var first = Of(Hit);

        Assert.That(Of(Hit with { Age = TimeSpan.FromSeconds(7.1), Left = TimeSpan.FromSeconds(300.1) }, first), Is.SameAs(first));
        Assert.That(Of(Hit with { Age = TimeSpan.FromSeconds(8) }, first).Age, Is.EqualTo("8"));
        Assert.That(Of(Hit with { IsThin = true }, first).Control, Is.EqualTo("no-cache"));
    }

    private static CacheHeaders Of(CacheOutcome outcome, CacheHeaders? last = null) => CacheHeaders.Of(outcome, TimeSpan.FromMinutes(1), last);
}
