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

    private PerformanceBehavior<TRequest, TResponse> Behavior<TRequest, TResponse>()
        where TRequest : IRequest<TResponse>
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var metrics = new RequestMetrics(meters);
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name == "omics_request_duration")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => _measured.Add((value, tags.ToArray().Single(t => t.Key == "outcome").Value as string)));
        listener.Start();
        return new(metrics, _time, Options.Create(new PerformanceOptions()), new ListLogger<PerformanceBehavior<TRequest, TResponse>>(_warnings));
    }

    private Task<int> Take(TimeSpan duration, int answer)
    {
        _time.Advance(duration);
        return Task.FromResult(answer);
    }

    private async IAsyncEnumerable<int> Items(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            _time.Advance(TimeSpan.FromSeconds(1));
            yield return i;
        }
    }

    private sealed record Ask : IRequest<int>;

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
