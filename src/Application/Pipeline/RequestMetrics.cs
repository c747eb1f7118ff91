using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace OmicsOracle.Application.Pipeline;

/// <summary>The figures of the pipeline, by request type and outcome; never by anything a person typed.</summary>
public sealed class RequestMetrics
{
    public const string MeterName = "OmicsOracle.Requests";
    public const string SlowRequests = "omics_request_slow";

    // From a hit in memory (a microsecond or two) to what a person has long left.
    private static readonly double[] Seconds = [0.000_01, 0.000_1, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 60];
    private static readonly long[] Megabytes = [-10_000_000, -1_000_000, 0, 1_000_000, 10_000_000, 100_000_000];

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _failures, _slow;
    private readonly Histogram<long> _workingSet;

    // Added up here and read when somebody asks: a hit passes here every microsecond or two.
    private readonly ConcurrentDictionary<string, StrongBox<long>> _allocated = new();

    public RequestMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _duration = meter.CreateHistogram("omics_request_duration", "s", "Duration of a request through the pipeline, cache hits and failures included.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        meter.CreateObservableCounter("omics_request_allocated", Allocated, "By", "Bytes allocated while requests of a type ran.");
        _workingSet = meter.CreateHistogram("omics_request_working_set_delta", "By", "Change of the working set while a request ran.", advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = Megabytes });
        _failures = meter.CreateCounter<long>("omics_request_failures", "{request}", "Requests that failed, by kind: invalid, not-found, rate-limited, unavailable, cancelled, left, refused, unexpected.");
        _slow = meter.CreateCounter<long>(SlowRequests, "{request}", "Requests that took longer than Performance:SlowRequest, jobs that may take long excepted.");
    }

    /// <param name="failure">One of few words; null where it succeeded.</param>
    internal void Record(string request, RequestFigures figures, string? failure)
    {
        var type = new KeyValuePair<string, object?>("request", request);
        _duration.Record(figures.Duration.TotalSeconds, type, new("outcome", failure is null ? "ok" : "failed"));
        Interlocked.Add(ref _allocated.GetOrAdd(request, static _ => new()).Value, figures.AllocatedBytes);
        if (figures.WorkingSetDelta != 0) // it is read a few times a second, so it is 0 for nearly all
        {
            _workingSet.Record(figures.WorkingSetDelta, type);
        }

        if (failure is not null)
        {
            _failures.Add(1, type, new("kind", failure));
        }
    }

    internal void Slow(string request) => _slow.Add(1, new KeyValuePair<string, object?>("request", request));

    private IEnumerable<Measurement<long>> Allocated() =>
        _allocated.Select(a => new Measurement<long>(Volatile.Read(ref a.Value.Value), new KeyValuePair<string, object?>("request", a.Key)));
}
