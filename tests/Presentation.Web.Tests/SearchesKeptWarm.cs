using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class SearchesKeptWarm : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SwitchableIndex _index = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

    private string Asked => _folder.File("asked.json");

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task What_is_asked_often_is_worked_out_again_before_its_answer_leaves()
    {
        await using var service = await Start(warm: 5);
        await service.Get("/api/v1/search?q=cells");

        await Until(() => _index.Questions > 1, () => _time.Advance(TimeSpan.FromSeconds(30)));

        Assert.That((await service.Get("/api/v1/search?q=cells")).Headers["Cache-Status"], Does.Match("hit; ttl=(2[5-9]|30)[0-9]; detail=memory"), "the new one, with most of its five minutes left");
    }

    [Test]
    public async Task What_the_cache_has_for_long_is_left_alone()
    {
        await using var service = await Start(warm: 5);
        await service.Get("/api/v1/search?q=cells");

        _time.Advance(TimeSpan.FromMinutes(3));
        await service.Get("/api/v1/search?q=cells");

        Assert.That(_index.Questions, Is.EqualTo(1));
    }

    [Test]
    public async Task After_a_restart_the_most_asked_are_asked_before_anyone_does()
    {
        await using (var service = await Start(warm: 2))
        {
            foreach (var question in new[] { "rare", "often", "often", "often", "usual", "usual" })
            {
                await service.Get($"/api/v1/search?q={question}&organism=human&platform=GPL570&from=2010-01-31&source=local");
            }
        }

        var next = new SwitchableIndex();
        await using var later = await Start(warm: 2, next);
        await Until(() => next.Questions == 2, () => _time.Advance(TimeSpan.FromSeconds(1)));

        Assert.That((await later.Get("/api/v1/search?q=often&organism=human&platform=GPL570&from=2010-01-31&source=local")).Headers["Cache-Status"], Does.Contain("hit"));
        Assert.That((await later.Get("/api/v1/search?q=usual&organism=human&platform=GPL570&from=2010-01-31&source=local")).Headers["Cache-Status"], Does.Contain("hit"));
        Assert.That((await later.Get("/api/v1/search?q=rare&organism=human&platform=GPL570&from=2010-01-31&source=local")).Headers["Cache-Status"], Does.Contain("fwd=miss"));
    }

    [Test]
    public async Task The_file_holds_the_questions_and_is_its_owners_alone()
    {
        await using (var service = await Start(warm: 2))
        {
            await service.Get("/api/v1/search?q=cells");
        }

        Assert.That(JsonDocument.Parse(await File.ReadAllTextAsync(Asked)).RootElement[0].GetProperty("q").GetString(), Is.EqualTo("cells"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(Asked), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task Off_nothing_is_remembered_and_nothing_asked()
    {
        await File.WriteAllTextAsync(Asked, """[{"weight":3,"q":"cells","limit":20,"sort":"Relevance","source":"Auto","organism":[],"type":[],"platform":[],"from":null,"to":null,"minSamples":null}]""");
        await using (var service = await Start(warm: 0))
        {
            await service.Get("/api/v1/search?q=other");
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(_index.Questions, Is.EqualTo(1));
        Assert.That(await File.ReadAllTextAsync(Asked), Does.Not.Contain("other"));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("[null]")]
    [TestCase("[{}]")]
    [TestCase("""[{"weight":1,"q":null,"limit":20,"sort":"Relevance","source":"Auto","organism":[],"type":[],"platform":[],"from":null,"to":null,"minSamples":null}]""")]
    [TestCase("""[{"weight":1,"q":"a","limit":20,"sort":"Relevance","source":"Auto","organism":[null],"type":[],"platform":[],"from":null,"to":null,"minSamples":null}]""")]
    [TestCase("""[{"weight":1,"q":"a","limit":20,"sort":"Relevance","source":77,"organism":[],"type":[],"platform":[],"from":null,"to":null,"minSamples":null}]""")]
    [TestCase("""[{"weight":1,"q":"a","limit":20,"sort":"Relevance","source":"Auto","organism":[],"type":[],"platform":["nonsense"],"from":null,"to":null,"minSamples":null}]""")]
    public async Task A_file_that_is_damaged_is_left_aside_and_made_anew(string content)
    {
        await File.WriteAllTextAsync(Asked, content);
        await using (var service = await Start(warm: 2))
        {
            Assert.That((await service.Get("/api/v1/search?q=cells")).Headers["Cache-Status"], Does.Contain("fwd=miss"));
        }

        Assert.That(JsonDocument.Parse(await File.ReadAllTextAsync(Asked)).RootElement.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_source_in_trouble_is_not_asked_for_one_after_another()
    {
        await using (var service = await Start(warm: 20))
        {
            for (var i = 0; i < 20; i++)
            {
                await service.Get($"/api/v1/search?q=question{i}");
            }
        }

        var down = new SwitchableIndex { Failure = new SourceUnavailable("index", "The index is damaged.") };
        await using var later = await Start(warm: 20, down);
        await Until(() => down.Questions == 3, () => _time.Advance(TimeSpan.FromSeconds(1)));
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            await later.Get("/health/ready");
        }

        Assert.That(down.Questions, Is.LessThanOrEqualTo(6), "three a round");
    }

    [Test]
    public async Task A_search_on_its_way_does_not_keep_the_service_from_stopping()
    {
        await using (var service = await Start(warm: 2))
        {
            await service.Get("/api/v1/search?q=cells");
        }

        var slow = new SwitchableIndex { Gate = new() };
        var later = await Start(warm: 2, slow);
        await slow.Asked.WaitAsync(TimeSpan.FromSeconds(20));

        await later.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(JsonDocument.Parse(await File.ReadAllTextAsync(Asked)).RootElement.GetArrayLength(), Is.EqualTo(1), "what was remembered still is");
    }

    [Test]
    public async Task More_than_a_thousand_stop_the_start_with_a_sentence()
    {
        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(_folder.Path, ("Cache:Warm:Searches", "1001"), "cache", "status"));

        Assert.That((exitCode, error.Trim()), Is.EqualTo((2, "Cache:Warm:Searches must be 0 to 1000.")));
    }

    private static async Task Until(Func<bool> isSo, Action push)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(20); !isSo() && DateTime.UtcNow < deadline;)
        {
            push();
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        Assert.That(isSo(), Is.True);
    }

    private Task<Service> Start(int warm, SwitchableIndex? index = null) => Service.Start(
        _folder.Path,
        services => services.Replace((index ?? _index).Descriptor).Replace(ServiceDescriptor.Singleton<TimeProvider>(_time)),
        ("Cache:Disk:Enabled", "false"),
        ("Cache:Search:Memory", "00:05:00"),
        ("Cache:Warm:Searches", warm.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
