using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MediatR;
using OmicsOracle.Application.Pipeline;

namespace OmicsOracle.Application.Tests;

public sealed class PerformanceMeasured
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _warnings = [];
    private readonly List<(double Seconds, string? Outcome)> _measured = [];
    private readonly List<(string Figure, string Request, string Kind)> _counted = [];

    [Test]
    public async Task A_request_is_timed_and_counted_as_done()
    {
        await Behavior<Ask, int>().Handle(new Ask(), default, () => Take(TimeSpan.FromSeconds(2), 1));

        Assert.That(_measured, Is.EqualTo(new[] { (2.0, "ok") }));
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public async Task A_failing_request_is_timed_and_counted_as_failed()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Behavior<Ask, int>().Handle(new Ask(), default, () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            throw new InvalidOperationException();
        }));

        Assert.That(_measured, Is.EqualTo(new[] { (1.0, "failed") }));
    }

    [Test]
    public async Task A_request_over_the_threshold_is_warned_of_by_its_type_alone()
    {
        await Behavior<Ask, int>().Handle(new Ask(), default, () => Take(TimeSpan.FromSeconds(5.1), 1));

        Assert.That(_warnings, Has.Count.EqualTo(1));
        Assert.That(_warnings[0], Does.StartWith("Ask took 5100 ms, over 5000 ms"));
    }

    [Test]
    public async Task A_stream_is_timed_to_its_last_item()
    {
        var stream = await Behavior<AskStream, IAsyncEnumerable<int>>().Handle(new AskStream(), default, () => Task.FromResult(Items(3)));
        Assert.That(_measured, Is.Empty, "nothing has been read yet");

        await foreach (var _ in stream)
        {
        }

        Assert.That(_measured, Is.EqualTo(new[] { (3.0, "ok") }));
    }

    [Test]
    public async Task A_stream_that_is_left_early_counts_as_failed()
    {
        var stream = await Behavior<AskStream, IAsyncEnumerable<int>>().Handle(new AskStream(), default, () => Task.FromResult(Items(3)));

        await foreach (var _ in stream)
        {
            break;
        }

        Assert.That(_measured, Is.EqualTo(new[] { (1.0, "failed") }));
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_failure_is_counted_by_its_kind(Exception failure, string kind)
    {
        await Behavior<Ask, int>().Handle(new Ask(), default, () => Task.FromException<int>(failure)).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(_counted, Is.EqualTo(new[] { ("omics_request_failures", "Ask", kind) }));
    }

    [Test]
    public async Task A_stream_that_fails_is_counted_by_its_kind_and_one_that_is_left_as_left()
    {
        var failing = await Behavior<AskStream, IAsyncEnumerable<int>>().Handle(new AskStream(), default, () => Task.FromResult(Items(2, new SourceUnavailable("store", "It is away."))));
        await Assert.ThrowsAsync<SourceUnavailable>(async () => await failing.CountAsync());
        var left = await Behavior<AskStream, IAsyncEnumerable<int>>().Handle(new AskStream(), default, () => Task.FromResult(Items(2)));
        await left.FirstAsync();

        Assert.That(_counted.Select(c => c.Kind), Is.EqualTo(new[] { "unavailable", "left" }));
    }

    [Test]
    public async Task A_slow_request_is_counted_and_a_slow_job_that_may_take_long_is_not()
    {
        await Behavior<Ask, int>().Handle(new Ask(), default, () => Take(TimeSpan.FromSeconds(5.1), 1));
        await Behavior<Work, int>().Handle(new Work(), default, () => Take(TimeSpan.FromHours(1), 1));

        Assert.That(_counted, Is.EqualTo(new[] { ("omics_request_slow", "Ask", "") }));
    }

    private static IEnumerable<TestCaseData> Kinds() =>
    [
        new(new FluentValidation.ValidationException("no"), "invalid"),
        new(new DatasetNotFound(Domain.Accession.Series(1), "no"), "not-found"),
        new(new RateLimitExceeded(TimeSpan.Zero), "rate-limited"),
        new(new SourceUnavailable("index", "no"), "unavailable"),
        new(new OperationCanceledException(), "cancelled"),
        new(new SyncRunning(), "refused"),
        new(new InvalidOperationException(), "unexpected"),
    ];

    private PerformanceBehavior<TRequest, TResponse> Behavior<TRequest, TResponse>()
        where TRequest : IRequest<TResponse>
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var metrics = new RequestMetrics(meters);
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name is "omics_request_duration" or "omics_request_failures" or "omics_request_slow")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => _measured.Add((value, tags.ToArray().Single(t => t.Key == "outcome").Value as string)));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => _counted.Add((instrument.Name, tags[0].Value as string ?? "", tags.Length > 1 ? tags[1].Value as string ?? "" : "")));
        listener.Start();
        return new(metrics, _time, Options.Create(new PerformanceOptions()), new ListLogger<PerformanceBehavior<TRequest, TResponse>>(_warnings));
    }

    private Task<int> Take(TimeSpan duration, int answer)
    {
        _time.Advance(duration);
        return Task.FromResult(answer);
    }

    private async IAsyncEnumerable<int> Items(int count, Exception? failure = null)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            _time.Advance(TimeSpan.FromSeconds(1));
            yield return i;
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    private sealed record Ask : IRequest<int>;

    private sealed record Work : IRequest<int>, ILongRunning;

    private sealed record AskStream : IRequest<IAsyncEnumerable<int>>;

    private sealed class ListLogger<T>(List<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));
    }
}
