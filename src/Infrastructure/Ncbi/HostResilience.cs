using OmicsOracle.Application.Ports;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>From the outside in: all of it within its time; what may pass tried again; a host that fails left alone for a while. A single try's time is kept where it is read, after its turn has come.</summary>
internal static class HostResilience
{
    private const int MostRetries = 3;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    public static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, NcbiHost host, NcbiOptions options, TimeProvider clock)
    {
        pipeline.TimeProvider = clock;
        // It would tell each try in many words; NcbiMetrics counts them, and ReadingHandler tells what went wrong.
        pipeline.TelemetryListener = null;
        pipeline
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = context => ValueTask.FromResult(
                context.Context.GetRequestMessage() is { } request && EntrezCall.Of(request).Turn == EntrezTurn.Harvest ? options.HarvestTimeout : options.Timeout)
            })
            .AddRetry(Retry(host))
            .AddCircuitBreaker(Breaker(host));
    }

    private static RetryStrategyOptions<HttpResponseMessage> Retry(NcbiHost host) => new()
    {
        MaxRetryAttempts = MostRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(250),
        MaxDelay = LongestDelay,
        ShouldHandle = outcome => ValueTask.FromResult(ReadContent.Of(outcome.Outcome.Result) is { MayPass: true } verdict && outcome.AttemptNumber < MostRetries
            && (verdict.Fault == Fault.KeyRefused || host.Retries.TrySpend())),
        // After a 429 the gate itself waits as long as it takes.
        DelayGenerator = outcome => ValueTask.FromResult(ReadContent.Of(outcome.Outcome.Result) is { Kind: AnswerKind.Throttled } or { Fault: Fault.KeyRefused } ? TimeSpan.Zero : (TimeSpan?)null),
    };

    private static CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker(NcbiHost host) => new()
    {
        FailureRatio = 0.6,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = TimeSpan.FromSeconds(15),
        StateProvider = host.Breaker,
        ShouldHandle = outcome => ValueTask.FromResult(ReadContent.Of(outcome.Outcome.Result) is { Fault: Fault.Host }),
    };
}
