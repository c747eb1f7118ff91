using OmicsOracle.Application;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Tests.Catalog;

namespace OmicsOracle.Infrastructure.Tests.Caching;

public sealed class OneFlight
{
    [Test]
    public async Task A_thousand_callers_of_one_missing_answer_have_it_worked_out_once()
    {
        await using var cache = CacheUnderTest.Start();
        var release = new TaskCompletionSource();
        var runs = 0;

        var callers = Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => cache.Ask(1, async _ =>
        {
            Interlocked.Increment(ref runs);
            await release.Task;
            return Series.Soft(1);
        }))).ToArray();
        release.SetResult();
        var answers = await Task.WhenAll(callers);

        Assert.That(runs, Is.EqualTo(1));
        Assert.That(answers.Select(a => a.Answer).Distinct(ReferenceEqualityComparer.Instance).Count(), Is.EqualTo(1));
        Assert.That(answers.Count(a => a.Outcome is { Forward: CacheForward.Miss, IsShared: false }), Is.EqualTo(1), "one worked it out, the others shared it");
    }

    [Test]
    public async Task A_caller_may_leave_and_the_others_still_get_the_answer()
    {
        await using var cache = CacheUnderTest.Start();
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var patience = new CancellationTokenSource();

        var first = cache.Ask(1, async _ =>
        {
            begun.SetResult();
            await release.Task;
            return Series.Soft(1);
        }, patience.Token);
        await begun.Task;
        var second = cache.Ask(1, _ => throw new InvalidOperationException("it is under way already"));
        await patience.CancelAsync();

        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        release.SetResult();
        Assert.That((await second).Answer.Accession, Is.EqualTo(Accession.Series(1)));
    }

    [Test]
    public async Task A_failure_reaches_everyone_who_waited_and_is_not_kept()
    {
        await using var cache = CacheUnderTest.Start();
        var fail = new TaskCompletionSource<Dataset>();
        var runs = 0;

        var callers = Enumerable.Range(0, 100).Select(_ => cache.Ask(1, _ =>
        {
            runs++;
            return fail.Task;
        })).ToArray();
        fail.SetException(new SourceUnavailable("store", "The disk is gone."));

        foreach (var caller in callers)
        {
            Assert.That(async () => await caller, Throws.InstanceOf<SourceUnavailable>());
        }

        Assert.That(runs, Is.EqualTo(1));
        Assert.That((await cache.Ask(1, _ => Task.FromResult(Series.Soft(1)))).Outcome.Forward, Is.EqualTo(CacheForward.Miss));
    }

    [Test]
    public async Task A_caller_who_wants_a_new_answer_gets_one_and_the_others_get_it_too()
    {
        await using var cache = CacheUnderTest.Start();
        await cache.Ask(1, _ => Task.FromResult(Series.Soft(1) with { Title = "old" }));

        cache.Caller.WantsNew = true;
        var renewed = await cache.Ask(1, _ => Task.FromResult(Series.Soft(1) with { Title = "new" }));
        cache.Caller.WantsNew = false;

        Assert.That((renewed.Answer.Title, renewed.Outcome.Forward), Is.EqualTo(("new", CacheForward.Request)));
        Assert.That((await cache.Ask(1, NotNeeded)).Answer.Title, Is.EqualTo("new"));
    }

    [Test]
    public async Task Where_no_new_answer_can_be_had_the_caller_who_wants_one_gets_the_old_one_marked()
    {
        await using var cache = CacheUnderTest.Start();
        await cache.Ask(1, _ => Task.FromResult(Series.Soft(1)));

        cache.Caller.WantsNew = true;
        var answer = await cache.Ask(1, _ => throw new SourceUnavailable("store", "The disk is gone."));

        Assert.That((answer.Outcome.IsStale, answer.Outcome.Tier), Is.EqualTo((true, CacheTier.Memory)));
        cache.Caller.WantsNew = false;
        Assert.That((await cache.Ask(1, NotNeeded)).Outcome.IsStale, Is.False, "its lifetime is not over for those who asked for nothing newer");
    }

    [Test]
    public async Task A_caller_who_wants_a_new_answer_when_only_a_thin_one_can_be_had_gets_the_old_one_marked()
    {
        await using var cache = CacheUnderTest.Start();
        await cache.Ask(1, _ => Task.FromResult(Series.Soft(1) with { Title = "whole" }));

        cache.Caller.WantsNew = true;
        var old = await cache.Answers.GetOrCreate(CacheUnderTest.Entry(1, _ => CacheWorth.Thin), _ => Task.FromResult(Series.Soft(1) with { Title = "thin" }), default);
        cache.Caller.WantsNew = false;
        var others = await cache.Ask(1, NotNeeded);

        Assert.That((old.Answer.Title, old.Outcome.IsStale), Is.EqualTo(("whole", true)));
        Assert.That((others.Answer.Title, others.Outcome.IsStale), Is.EqualTo(("whole", false)));
    }

    [Test]
    public async Task Who_joins_a_flight_is_not_refused_for_the_limit_of_who_began_it()
    {
        await using var cache = CacheUnderTest.Start();
        var refusal = new TaskCompletionSource<Dataset>();

        var first = cache.Ask(1, _ => refusal.Task);
        var second = cache.Ask(1, _ => Task.FromResult(Series.Soft(1)));
        refusal.SetException(new RateLimitExceeded(TimeSpan.FromSeconds(1)));

        Assert.That(async () => await first, Throws.InstanceOf<RateLimitExceeded>());
        Assert.That((await second).Answer.Accession, Is.EqualTo(Accession.Series(1)));
    }

    [Test]
    public async Task Switched_off_it_keeps_nothing_and_says_so()
    {
        await using var cache = CacheUnderTest.Start(("Cache:Enabled", "false"));

        await cache.Ask(1, _ => Task.FromResult(Series.Soft(1)));
        var answer = await cache.Ask(1, _ => Task.FromResult(Series.Soft(1) with { Title = "new" }));

        Assert.That((answer.Answer.Title, answer.Outcome.Forward), Is.EqualTo(("new", CacheForward.Bypass)));
    }

    private static Task<Dataset> NotNeeded(CancellationToken cancellation) => throw new InvalidOperationException("it is kept");
}
