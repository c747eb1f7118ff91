using OmicsOracle.Application;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Tests.Catalog;

namespace OmicsOracle.Infrastructure.Tests.Caching;

public sealed class StaleRatherThanNothing
{
    private static readonly (string, string)[] Brief = [("Cache:Record:Memory", "00:00:00.05"), ("Cache:Negative", "00:00:00.05")];

    [Test]
    public async Task An_old_answer_is_given_marked_with_its_age_when_no_new_one_can_be_had()
    {
        await using var cache = await WithOldAnswer();

        var answer = await cache.Ask(1, _ => throw new SourceUnavailable("store", "The disk is gone."));

        Assert.That((answer.Answer.Title, answer.Outcome.IsStale, answer.Outcome.Tier), Is.EqualTo(("old", true, CacheTier.Memory)));
        Assert.That(answer.Outcome.Age, Is.GreaterThan(TimeSpan.FromMilliseconds(50)));
        Assert.That(answer.Outcome.Left, Is.LessThan(TimeSpan.Zero));
    }

    [Test]
    public async Task An_old_answer_is_given_at_once_when_the_new_one_takes_long_which_is_finished_behind()
    {
        await using var cache = await WithOldAnswer(("Cache:SoftLimit", "00:00:00.05"), ("Cache:Record:Memory", "00:00:01"));
        var release = new TaskCompletionSource();

        var during = await cache.Ask(1, async _ =>
        {
            await release.Task;
            return Series.Soft(1) with { Title = "new" };
        });
        release.SetResult();

        Assert.That((during.Answer.Title, during.Outcome.IsStale), Is.EqualTo(("old", true)));
        await Eventually(async () => (await cache.Ask(1, _ => throw new SourceUnavailable("store", "gone"))) is { Answer.Title: "new", Outcome.IsStale: false });
    }

    [Test]
    public async Task What_is_known_to_be_gone_is_not_given_as_an_old_answer()
    {
        await using var cache = await WithOldAnswer();

        Assert.That(async () => await cache.Ask(1, _ => throw new DatasetWithdrawn(Accession.Series(1))), Throws.InstanceOf<DatasetWithdrawn>());
        Assert.That(async () => await cache.Ask(1, _ => throw new SourceUnavailable("store", "gone")), Throws.InstanceOf<SourceUnavailable>(), "nor by the call after");
    }

    [Test]
    public async Task A_thinner_answer_never_takes_the_place_of_a_whole_one()
    {
        await using var cache = await WithOldAnswer();

        var answer = await cache.Answers.GetOrCreate(CacheUnderTest.Entry(1, _ => CacheWorth.Thin), _ => Task.FromResult(Series.Soft(1) with { Title = "thin" }), default);

        Assert.That((answer.Answer.Title, answer.Outcome.IsStale), Is.EqualTo(("old", true)));
    }

    [Test]
    public async Task A_no_takes_the_place_of_a_whole_answer_and_is_kept_briefly()
    {
        await using var cache = await WithOldAnswer();
        var entry = CacheUnderTest.Entry(1, _ => CacheWorth.Negative);

        var no = await cache.Answers.GetOrCreate(entry, _ => Task.FromResult(Series.Soft(1) with { Title = "no" }), default);

        Assert.That((no.Answer.Title, no.Outcome.IsStale, no.Outcome.IsStored), Is.EqualTo(("no", false, true)));
        await Eventually(async () => (await cache.Answers.GetOrCreate(entry, _ => Task.FromResult(Series.Soft(1) with { Title = "asked again" }), default)).Answer.Title == "asked again");
    }

    [Test]
    public async Task What_has_been_dropped_is_not_given_as_an_old_answer()
    {
        await using var cache = await WithOldAnswer();
        await cache.Answers.Drop("dataset:GSE1", default);

        Assert.That(async () => await cache.Ask(1, _ => throw new SourceUnavailable("store", "gone")), Throws.InstanceOf<SourceUnavailable>());
    }

    [Test]
    public async Task Dropping_a_tag_drops_what_carries_it_and_nothing_else()
    {
        await using var cache = CacheUnderTest.Start();
        await cache.Ask(1, _ => Task.FromResult(Series.Soft(1)));
        await cache.Ask(2, _ => Task.FromResult(Series.Soft(2)));

        await cache.Answers.Drop("dataset:GSE1", default);

        Assert.That((await cache.Ask(1, _ => Task.FromResult(Series.Soft(1)))).Outcome.Forward, Is.EqualTo(CacheForward.Miss));
        Assert.That((await cache.Ask(2, _ => throw new InvalidOperationException("it is kept"))).Outcome.Tier, Is.EqualTo(CacheTier.Memory));
    }

    [Test]
    public async Task What_changes_while_an_answer_is_being_worked_out_is_not_lost()
    {
        await using var cache = CacheUnderTest.Start();
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var asking = cache.Ask(1, async _ =>
        {
            begun.SetResult();
            await release.Task;
            return Series.Soft(1) with { Title = "before the change" };
        });
        await begun.Task;
        await cache.Answers.Drop("dataset:GSE1", default);
        release.SetResult();

        Assert.That((await asking).Outcome.IsStored, Is.False);
        Assert.That((await cache.Ask(1, _ => Task.FromResult(Series.Soft(1) with { Title = "after" }))).Answer.Title, Is.EqualTo("after"));
    }

    /// <summary>Its lifetime is over when this returns.</summary>
    private static async Task<CacheUnderTest> WithOldAnswer(params (string, string)[] settings)
    {
        var cache = CacheUnderTest.Start([.. Brief.Where(b => settings.All(s => s.Item1 != b.Item1)), .. settings]);
        var made = await cache.Ask(1, _ => Task.FromResult(Series.Soft(1) with { Title = "old" }));
        var expires = DateTimeOffset.UtcNow + made.Outcome.Left + TimeSpan.FromMilliseconds(5);
        await Eventually(() => Task.FromResult(DateTimeOffset.UtcNow > expires));
        return cache;
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
        {
            await Task.Delay(10, deadline.Token);
        }
    }
}
