using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.RateLimiting;

namespace OmicsOracle.Infrastructure.Tests.RateLimiting;

public sealed class CallerPermitsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Caller _caller = new();

    [Test]
    public void Permits_are_spent_and_come_back_evenly()
    {
        var permits = Permits(perMinute: 60, burst: 10);

        Assert.That(permits.TrySpend(8, out _), Is.True);
        Assert.That(permits.Left, Is.EqualTo(new PermitsLeft(2, 8)));
        Assert.That(permits.TrySpend(5, out var wait), Is.False);
        Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(3)));
        _time.Advance(wait);
        Assert.That(permits.TrySpend(5, out _), Is.True);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.That(permits.Left, Is.EqualTo(new PermitsLeft(10, 0)), "no more than the burst is saved up");
    }

    [Test]
    public void What_costs_more_than_can_be_saved_up_takes_all_and_is_not_impossible()
    {
        var permits = Permits(perMinute: 60, burst: 3);

        Assert.That(permits.TrySpend(10, out _), Is.True);
        Assert.That(permits.Left!.Value.Permits, Is.Zero);
        Assert.That(permits.TrySpend(10, out var wait), Is.False);
        Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void The_operator_has_no_limit_and_is_told_of_none()
    {
        var permits = Permits(perMinute: 1, burst: 1);
        _caller.Key = null;

        Assert.That(Enumerable.Range(0, 100).All(_ => permits.TrySpend(10, out var _)), Is.True);
        Assert.That(permits.Left, Is.Null);
    }

    [Test]
    public void A_flood_of_callers_takes_bounded_memory_and_gives_nobody_new_permits()
    {
        var permits = Permits(perMinute: 60, burst: 2, maxCallers: 3);
        foreach (var key in new[] { "a", "b", "c" })
        {
            _caller.Key = key;
            permits.TrySpend(2, out _);
        }

        _caller.Key = "d";
        Assert.That(permits.TrySpend(2, out _), Is.True);
        _caller.Key = "e";
        Assert.That(permits.TrySpend(1, out _), Is.False, "newcomers share one bucket");
        _caller.Key = "a";
        Assert.That(permits.TrySpend(1, out _), Is.False, "those who are known are not forgotten for it");
        Assert.That(permits.Known, Is.EqualTo(3));

        _time.Advance(TimeSpan.FromSeconds(2));
        _caller.Key = "e";
        Assert.That(permits.TrySpend(2, out _), Is.True, "whose bucket is full again makes room");
        Assert.That(permits.Known, Is.EqualTo(1));
    }

    [Test]
    public void Callers_at_the_same_moment_spend_no_permit_twice()
    {
        var permits = Permits(perMinute: 1, burst: 100);

        var spent = Enumerable.Range(0, 1_000).AsParallel().Count(_ => permits.TrySpend(1, out var _));

        Assert.That(spent, Is.EqualTo(100));
    }

    private CallerPermits Permits(int perMinute, int burst, int maxCallers = 100) =>
        new(_caller, _time, Options.Create(new RateLimitOptions { PermitsPerMinute = perMinute, Burst = burst, MaxCallers = maxCallers }));

    private sealed class Caller : ICaller
    {
        public string? Key { get; set; } = "192.0.2.1";
    }
}
