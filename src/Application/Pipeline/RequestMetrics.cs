using System.Diagnostics.Metrics;

namespace OmicsOracle.Application.Pipeline;

/// <summary>The figures of the pipeline, by request type and outcome; never by anything a person typed.</summary>
public sealed class RequestMetrics
{
    public const string MeterName = "OmicsOracle.Requests";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _allocated;
    private readonly Histogram<long> _workingSet;

    public RequestMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _duration = meter.CreateHistogram<double>("omics_request_duration", "s", "Duration of a request through the pipeline, cache hits and failures included.");
        _allocated = meter.CreateCounter<long>("omics_request_allocated", "By", "Bytes allocated while requests of a type ran.");
        _workingSet = meter.CreateHistogram<long>("omics_request_working_set_delta", "By", "Change of the working set while a request ran.");
    }

    internal void Record(string request, RequestFigures figures, bool succeeded)
    {
        var type = new KeyValuePair<string, object?>("request", request);
        _duration.Record(figures.Duration.TotalSeconds, type, new("outcome", succeeded ? "ok" : "failed"));
        _allocated.Add(figures.AllocatedBytes, type);
        _workingSet.Record(figures.WorkingSetDelta, type);
    }
}
