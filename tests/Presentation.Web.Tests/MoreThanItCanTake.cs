using System.Net;
using OmicsOracle.Presentation.Web.Http.Limits;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class MoreThanItCanTake
{
    private readonly SwitchableIndex _index = new() { Gate = new(TaskCreationOptions.RunContinuationsAsynchronously) };

    [Test]
    public async Task One_is_worked_on_one_waits_and_the_rest_is_told_at_once_to_come_back()
    {
        await using var service = await Start(("Load:Concurrent", "1"), ("Load:Queue", "1"), ("Load:Patience", "00:01:00"));
        var first = service.Get("/api/v1/search?q=liver");
        await _index.Asked;
        var others = new[] { service.Get("/api/v1/search?q=heart"), service.Get("/api/v1/search?q=lung") };

        var refused = await await Task.WhenAny(others);

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "overloaded")));
        Assert.That(refused.Headers["Retry-After"], Is.EqualTo("1"));
        Assert.That((await service.Get("/health/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await service.Get("/health/live")).Status, Is.EqualTo(HttpStatusCode.OK));
        _index.Gate!.SetResult();
        Assert.That((await first).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Task.WhenAll(others)).Select(a => a.Status), Is.EquivalentTo(new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable }));
        Assert.That((await service.Get("/api/v1/search?q=bone")).Status, Is.EqualTo(HttpStatusCode.OK), "the places are given back");
    }

    [Test]
    public async Task Who_waits_longer_than_it_should_is_told_to_come_back()
    {
        await using var service = await Start(("Load:Concurrent", "1"), ("Load:Patience", "00:00:00.05"));
        var first = service.Get("/api/v1/search?q=liver");
        await _index.Asked;

        var late = await service.Get("/api/v1/search?q=heart");

        Assert.That((late.Status, late.Code), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "overloaded")));
        _index.Gate!.SetResult();
        await first;
    }

    [Test]
    public async Task Calls_are_refused_while_work_stands_in_line_for_a_thread_and_health_is_told_all_the_same()
    {
        await using var service = await Service.Start(settings: ("Load:LongestLine", "00:00:00.0000001")); // any line is too long

        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var refused = await service.Get("/api/v1/search?q=liver");
        while (refused.Status == HttpStatusCode.OK)
        {
            await Task.Delay(20, deadline.Token); // a line has to last before it counts
            refused = await service.Get("/api/v1/search?q=liver");
        }

        Assert.That((refused.Status, refused.Code, refused.Headers["Retry-After"]), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "overloaded", "1")));
        Assert.That((await service.Get("/health/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_answer_that_does_not_begin_in_time_is_given_up()
    {
        await using var service = await Start(("Load:Timeout", "00:00:00.1"));

        var answer = await service.Get("/api/v1/search?q=liver");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "timed-out")));
        Assert.That(answer.Headers["Retry-After"], Is.Not.Empty);
        _index.Gate!.SetResult();
    }

    [Test]
    public async Task Streams_count_apart_and_one_too_many_is_refused_with_another_way()
    {
        await using var service = await Service.Start(settings: ("Load:Streams", "0"));

        var refused = await service.Get("/api/v1/search/enhanced?q=liver", ("Accept", "text/event-stream"));

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.TooManyRequests, "too-many-streams")));
        Assert.That((await service.Get("/api/v1/search/enhanced?q=liver")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void A_caller_has_so_many_streams_and_all_together_so_many()
    {
        var streams = new OpenStreams(most: 3, mostPerCaller: 2);

        Assert.That(new[] { "a", "a", "a", "b", "b" }.Select(streams.TryOpen), Is.EqualTo(new[] { true, true, false, true, false }));
        streams.Close("a");
        Assert.That(streams.TryOpen("b"), Is.True);
        Assert.That(streams.TryOpen("c"), Is.False);
    }

    private Task<Service> Start(params (string, string)[] settings) => Service.Start(replace: services => services.Add(_index.Descriptor), settings: settings);
}
