using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OmicsOracle.Application.Pipeline;

/// <summary>Times every request to its end (a stream: to its last item), whether it succeeds, fails or comes from the cache.</summary>
internal sealed partial class PerformanceBehavior<TRequest, TResponse>(
    RequestMetrics metrics,
    TimeProvider time,
    IOptions<PerformanceOptions> options,
    ILogger<PerformanceBehavior<TRequest, TResponse>> log) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly string Name = typeof(TRequest).Name;
    private static readonly bool MayTakeLong = typeof(ILongRunning).IsAssignableFrom(typeof(TRequest));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var start = Measurement.Begin(time);
        Task<TResponse> working;
        try
        {
            working = next();
        }
        catch (Exception failure)
        {
            Record(start, FailureKind.Of(failure), atOnce: false);
            throw;
        }

        if (!working.IsCompletedSuccessfully || MeasuredStream.IsStream<TResponse>())
        {
            return Ended(working, start);
        }

        // A hit: there at once, so its task goes on as it is.
        Record(start, failure: null, atOnce: true);
        return working;
    }

    private async Task<TResponse> Ended(Task<TResponse> working, Measurement start)
    {
        TResponse answer;
        try
        {
            answer = await working;
        }
        catch (Exception failure)
        {
            Record(start, FailureKind.Of(failure), atOnce: false);
            throw;
        }

        if (MeasuredStream.IsStream<TResponse>())
        {
            return MeasuredStream.Wrap(answer, failure => Record(start, failure, atOnce: false));
        }

        Record(start, failure: null, atOnce: false);
        return answer;
    }

    private void Record(Measurement start, string? failure, bool atOnce)
    {
        var figures = start.End(time, atOnce);
        metrics.Record(Name, figures, failure);
        if (figures.Duration > options.Value.SlowRequest && !MayTakeLong)
        {
            metrics.Slow(Name);
            LogSlow(Name, (long)figures.Duration.TotalMilliseconds, (long)options.Value.SlowRequest.TotalMilliseconds, figures.AllocatedBytes, figures.WorkingSetDelta);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Request} took {DurationMs} ms, over {ThresholdMs} ms; {AllocatedBytes} bytes allocated meanwhile, working set {WorkingSetDelta} bytes")]
    private partial void LogSlow(string request, long durationMs, long thresholdMs, long allocatedBytes, long workingSetDelta);
}

/// <summary>When a request counts as slow. Section <c>Performance</c>.</summary>
public sealed record PerformanceOptions
{
    public const string Section = "Performance";

    /// <summary>A request over this is logged as a warning. Above 0; 5 s by default.</summary>
    public TimeSpan SlowRequest { get; init; } = TimeSpan.FromSeconds(5);
}
