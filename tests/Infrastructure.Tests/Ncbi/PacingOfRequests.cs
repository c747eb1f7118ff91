using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

internal sealed class PacingOfRequests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly List<(Task<RequestGate.Turn> Turn, Action<DateTimeOffset> Sent)> _asked = [];

    [TestCase(3)]
    [TestCase(10)]
    public void No_second_sees_more_than_the_limit_and_few_see_less(int limit)
    {
        using var gate = new RequestGate(new(limit, 10), _clock);
        var sent = new List<DateTimeOffset>();
        Ask(gate, EntrezTurn.Harvest, 200, sent.Add);

        Pass(TimeSpan.FromSeconds(30));

        var busiest = sent.Max(at => sent.Count(other => other >= at && other - at <= TimeSpan.FromSeconds(1)));
        var gaps = sent.Zip(sent.Skip(1), (a, b) => b - a).ToArray();
        Assert.That(busiest, Is.EqualTo(limit));
        Assert.That(gaps.Min(), Is.GreaterThan(TimeSpan.FromSeconds(0.8 / limit)), "spaced, not in bursts");
        Assert.That(sent, Has.Count.AtLeast((int)(30 * limit * 0.95)).Or.Count.EqualTo(200));
    }

    [Test]
    public void A_pause_is_not_made_up_for_with_a_burst()
    {
        using var gate = new RequestGate(new(10, 10), _clock);
        Ask(gate, EntrezTurn.Person, 3, _ => { });
        Pass(TimeSpan.FromSeconds(20));
        var sent = new List<DateTimeOffset>();
        Ask(gate, EntrezTurn.Person, 10, sent.Add);

        Pass(TimeSpan.FromSeconds(0.2));

        Assert.That(sent, Has.Count.EqualTo(3));
    }

    [Test]
    public void No_more_than_permitted_are_under_way_at_once_and_the_harvest_leaves_one_for_people()
    {
        using var gate = new RequestGate(new(100, 10), _clock);
        var passes = Enumerable.Range(0, 30).Select(_ => gate.Enter(EntrezTurn.Harvest, TimeSpan.MaxValue, default)).ToArray();

        Pass(TimeSpan.FromSeconds(5));
        Assert.That((gate.State.InFlight, gate.State.Waiting), Is.EqualTo((9, 21)));
        var people = Enumerable.Range(0, 2).Select(_ => gate.Enter(EntrezTurn.Person, TimeSpan.MaxValue, default)).ToArray();
        Assert.That((people[0].IsCompleted, people[1].IsCompleted, gate.State.InFlight), Is.EqualTo((true, false, 10)));

        passes[0].Result.Pass!.Dispose();
        Pass(TimeSpan.FromSeconds(1));
        Assert.That((gate.State.InFlight, gate.State.Waiting), Is.EqualTo((10, 21)));
        Assert.That(people[1].IsCompleted);
    }

    [Test]
    public void People_go_before_the_harvest_and_the_harvest_still_goes()
    {
        using var gate = new RequestGate(new(10, 10), _clock);
        var order = new List<EntrezTurn>();
        Ask(gate, EntrezTurn.Harvest, 20, _ => order.Add(EntrezTurn.Harvest));
        Ask(gate, EntrezTurn.Person, 20, _ => order.Add(EntrezTurn.Person));

        Pass(TimeSpan.FromSeconds(2.2));

        var people = order.Count(turn => turn == EntrezTurn.Person);
        Assert.That(people, Is.InRange(order.Count * 0.7, order.Count * 0.85));
        Assert.That(order.Skip(1).Take(4), Is.All.EqualTo(EntrezTurn.Person), "they came later and go before");
    }

    [Test]
    public void A_person_who_would_wait_too_long_is_told_so_at_once_with_the_wait()
    {
        using var gate = new RequestGate(new(1, 10), _clock);
        Ask(gate, EntrezTurn.Person, 4, _ => { });

        var turn = gate.Enter(EntrezTurn.Person, TimeSpan.FromSeconds(2), default);

        Assert.That(turn.IsCompleted);
        Assert.That((turn.Result.Pass, turn.Result.Waited > TimeSpan.FromSeconds(3)), Is.EqualTo(((RequestGate.Pass?)null, true)));
    }

    [Test]
    public void The_queue_has_an_end()
    {
        using var gate = new RequestGate(new(1, 10), _clock);
        var turns = Enumerable.Range(0, 1_000).Select(_ => gate.Enter(EntrezTurn.Harvest, TimeSpan.MaxValue, default)).ToArray();

        Assert.That(turns.Count(t => t is { IsCompleted: true, Result.Pass: null }), Is.EqualTo(499));
    }

    [Test]
    public void Who_leaves_the_queue_takes_no_turn()
    {
        using var gate = new RequestGate(new(10, 10), _clock);
        using var leaving = new CancellationTokenSource();
        var sent = new List<DateTimeOffset>();
        Ask(gate, EntrezTurn.Person, 1, sent.Add);
        var left = gate.Enter(EntrezTurn.Person, TimeSpan.MaxValue, leaving.Token);
        Ask(gate, EntrezTurn.Person, 1, sent.Add);
        leaving.Cancel();

        Pass(TimeSpan.FromSeconds(0.2));

        Assert.That((left.IsCanceled, sent.Count, gate.State.Waiting), Is.EqualTo((true, 2, 0)));
    }

    [Test]
    public void After_a_429_nothing_goes_for_as_long_as_was_told_and_then_slower()
    {
        using var gate = new RequestGate(new(10, 10), _clock);
        Refuse(gate, TimeSpan.FromSeconds(7));
        var sent = new List<DateTimeOffset>();
        Ask(gate, EntrezTurn.Harvest, 50, sent.Add);
        var (from, state) = (_clock.GetUtcNow(), gate.State);

        Pass(TimeSpan.FromSeconds(9));

        Assert.That((state.IsSlowed, state.PausedUntil, state.Throttled), Is.EqualTo((true, (DateTimeOffset?)from.AddSeconds(7), 1)));
        Assert.That(sent[0] - from, Is.InRange(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.02)));
        Assert.That(sent, Has.Count.InRange(12, 15), "about seven a second in the two seconds since");
    }

    [Test]
    public void Refusals_of_what_was_under_way_together_slow_down_once()
    {
        using var gate = new RequestGate(new(10, 10), _clock);
        var turns = Enumerable.Range(0, 5).Select(_ => gate.Enter(EntrezTurn.Harvest, TimeSpan.MaxValue, default)).ToArray();
        Pass(TimeSpan.FromSeconds(1));
        foreach (var turn in turns)
        {
            turn.Result.Pass!.Answered(isThrottled: true, null);
            turn.Result.Pass!.Dispose();
        }

        Assert.That((gate.State.PerSecond, gate.State.Throttled), Is.EqualTo((7.0, 5)));
    }

    [Test]
    public void Without_a_429_the_rate_comes_back_slowly_and_to_the_limit_only()
    {
        using var gate = new RequestGate(new(10, 10), _clock);
        Refuse(gate, null);
        var rates = new List<double>();
        Ask(gate, EntrezTurn.Harvest, 400, _ => rates.Add(gate.State.PerSecond));

        Pass(TimeSpan.FromSeconds(40));

        Assert.That(rates, Is.Ordered);
        Assert.That((rates[0], rates[^1]), Is.EqualTo((7.0, 10.0)));
        Assert.That(rates.Zip(rates.Skip(1), (a, b) => b - a), Is.All.LessThanOrEqualTo(1.001));
        Assert.That(rates.Count(r => r < 10), Is.GreaterThan(50));
    }

    [Test]
    public void However_often_it_is_refused_it_keeps_asking_now_and_then()
    {
        using var gate = new RequestGate(new(10, 10), _clock);
        for (var i = 0; i < 50; i++)
        {
            Refuse(gate, null);
            Pass(TimeSpan.FromMinutes(3));
        }

        Assert.That(gate.State.PerSecond, Is.EqualTo(1));
        Assert.That(gate.State.PausedUntil, Is.Null);
    }

    /// <summary>Requests that are answered as soon as they leave.</summary>
    private void Ask(RequestGate gate, EntrezTurn turn, int count, Action<DateTimeOffset> sent)
    {
        for (var i = 0; i < count; i++)
        {
            _asked.Add((gate.Enter(turn, TimeSpan.MaxValue, default), sent));
        }

        Answer();
    }

    private void Answer()
    {
        while (_asked.FirstOrDefault(a => a.Turn.IsCompleted) is { Turn: not null } asked)
        {
            _asked.Remove(asked);
            asked.Sent(_clock.GetUtcNow());
            asked.Turn.Result.Pass!.Answered(isThrottled: false, null);
            asked.Turn.Result.Pass.Dispose();
        }
    }

    private void Refuse(RequestGate gate, TimeSpan? retryAfter)
    {
        var entered = gate.Enter(EntrezTurn.Harvest, TimeSpan.MaxValue, default);
        Pass(TimeSpan.FromSeconds(1));
        entered.Result.Pass!.Answered(isThrottled: true, retryAfter);
        entered.Result.Pass.Dispose();
    }

    private void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            _clock.Advance(Step);
            Answer();
        }
    }
}
