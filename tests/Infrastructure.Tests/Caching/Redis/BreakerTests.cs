using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Infrastructure.Caching.Redis;

namespace OmicsOracle.Infrastructure.Tests.Caching.Redis;

public sealed class BreakerTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public void One_failure_is_forgiven_and_two_in_a_row_are_not()
    {
        var breaker = new Breaker(_time);

        Assert.That(breaker.Fail(), Is.False);
        breaker.Succeed();
        Assert.That(breaker.Fail(), Is.False);
        Assert.That(breaker.Fail(), Is.True);
    }

    [Test]
    public void Who_fails_again_soon_rests_longer_each_time_and_half_a_minute_at_most()
    {
        var breaker = new Breaker(_time);
        var rests = new List<double>();

        for (var time = 0; time < 8; time++)
        {
            breaker.Open();
            var opened = _time.GetUtcNow();
            while (!breaker.MayClose)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
            }

            rests.Add((_time.GetUtcNow() - opened).TotalSeconds);
            breaker.Close();
        }

        Assert.That(rests, Is.EqualTo(new double[] { 0, 1, 2, 4, 8, 16, 30, 30 }));
    }

    [Test]
    public void Who_was_well_for_a_while_is_asked_again_at_once()
    {
        var breaker = new Breaker(_time);
        breaker.Open();
        breaker.Close();
        breaker.Open();
        Assert.That(breaker.MayClose, Is.False);

        _time.Advance(TimeSpan.FromSeconds(2));
        breaker.Close();
        _time.Advance(TimeSpan.FromSeconds(11));
        breaker.Open();

        Assert.That(breaker.MayClose, Is.True);
    }
}
