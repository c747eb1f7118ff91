using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Infrastructure.LanguageModels;

namespace OmicsOracle.Infrastructure.Tests.LanguageModels;

public sealed class BreakerOfTheModel
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public void A_model_that_fails_three_times_in_a_row_is_left_alone_for_a_while()
    {
        var breaker = Breaker();
        Fail(breaker, WriterFault.Unavailable, 2);
        breaker.Succeed();
        Fail(breaker, WriterFault.Unavailable, 2);
        Assert.That(breaker.Hindrance, Is.Null);
        Fail(breaker, WriterFault.Broken);
        Assert.That((breaker.TryEnter(), breaker.Hindrance), Is.EqualTo((false, "The language model gave an answer that cannot be used. It is asked again at 00:00:30 UTC.")));
    }

    [Test]
    public void After_its_rest_one_caller_may_try_and_the_others_wait_for_how_it_goes()
    {
        var breaker = Breaker();
        Fail(breaker, WriterFault.TooSlow, 3);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.That((breaker.TryEnter(), breaker.TryEnter(), breaker.Hindrance is null), Is.EqualTo((true, false, false)));
        breaker.Succeed();
        Assert.That((breaker.TryEnter(), breaker.TryEnter(), breaker.Hindrance), Is.EqualTo((true, true, (string?)null)));
    }

    [Test]
    public void A_try_that_is_given_up_leaves_the_next_to_another()
    {
        var breaker = Breaker();
        Fail(breaker, WriterFault.TooSlow, 3);
        _time.Advance(TimeSpan.FromSeconds(30));
        breaker.TryEnter();
        breaker.Leave();
        Assert.That(breaker.TryEnter(), Is.True);
    }

    [Test]
    public void Each_rest_is_twice_as_long_up_to_five_minutes_and_never_for_good()
    {
        var breaker = Breaker();
        Fail(breaker, WriterFault.KeyRefused);
        foreach (var rest in (int[])[30, 60, 120, 240, 300, 300])
        {
            _time.Advance(TimeSpan.FromSeconds(rest - 1));
            Assert.That(breaker.TryEnter(), Is.False);
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.That(breaker.TryEnter(), Is.True);
            Fail(breaker, WriterFault.KeyRefused);
        }
    }

    [TestCase(40, 40)]
    [TestCase(86_400, 300)]
    public void What_the_model_itself_asked_for_is_kept_within_limits(int told, int kept)
    {
        var breaker = Breaker();
        breaker.Fail(new WriterFailed(WriterFault.Throttled, "Busy.") { RetryAfter = TimeSpan.FromSeconds(told) });
        _time.Advance(TimeSpan.FromSeconds(kept - 1));
        Assert.That(breaker.TryEnter(), Is.False);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(breaker.TryEnter(), Is.True);
    }

    [TestCase(WriterFault.Declined)]
    [TestCase(WriterFault.TooLong)]
    public void What_lies_in_the_records_is_no_failure_of_the_model(WriterFault fault)
    {
        var breaker = Breaker();
        Fail(breaker, fault, 10);
        Assert.That(breaker.Hindrance, Is.Null);
    }

    private ModelBreaker Breaker()
    {
        _time.SetUtcNow(new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));
        return new(_time, NullLogger<ModelBreaker>.Instance);
    }

    private static void Fail(ModelBreaker breaker, WriterFault fault, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            breaker.Fail(ChatFailures.Of(fault));
        }
    }
}
