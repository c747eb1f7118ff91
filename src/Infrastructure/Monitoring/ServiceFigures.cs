using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Monitoring;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Infrastructure.Monitoring;

/// <summary>Listens to the measurements that are also told to the outside, so that the alerts and the dashboards judge by the same figures. Takes no memory for a measurement.</summary>
internal sealed class ServiceFigures : IDisposable
{
    public const string MeterName = "OmicsOracle.Service";

    private const string HttpDuration = "http.server.request.duration";
    private const string Route = "http.route", Status = "http.response.status_code", Kind = "kind";
    private const int FirstServerError = 500;

    /// <summary>Asked by machines, often and at once: beside them nothing would look slow.</summary>
    private static readonly string[] Probes = ["health", "metrics", "env"];

    private readonly MeterListener _listener = new();
    private readonly double _satisfied;
    private long _satisfiedAnswers, _toleratedAnswers, _frustratedAnswers;

    public ServiceFigures(IMeterFactory meters, IOptions<AlertOptions> alerts, IOptions<MonitoringOptions> monitoring, TimeProvider time)
    {
        _satisfied = monitoring.Value.ApdexTarget.TotalSeconds;
        (Answers, Slow, Ncbi) = (new(alerts.Value.Window, time), new(alerts.Value.Window, time), new(alerts.Value.Window, time));
        meters.Create(MeterName).CreateObservableCounter("omics_apdex_answers", Apdex, "{request}", "Answers by how a person takes them (Apdex): satisfied, tolerating, frustrated; the target is Monitoring:ApdexTarget.");
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Static meters have no scope; another service in the same process has another one.
            if (instrument.Name is HttpDuration or RequestMetrics.SlowRequests or NcbiMetrics.Requests && (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, meters)))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) => Answered(seconds, tags));
        _listener.SetMeasurementEventCallback<long>(Counted);
        _listener.Start();
    }

    /// <summary>Answers over HTTP.</summary>
    public AnswerWindow Answers { get; }

    /// <summary>Requests that took too long.</summary>
    public AnswerWindow Slow { get; }

    /// <summary>NCBI's answers; a failure is one that shuts this address out.</summary>
    public AnswerWindow Ncbi { get; }

    public void Dispose() => _listener.Dispose();

    private void Answered(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var isFailure = false;
        foreach (var tag in tags)
        {
            if (tag is { Key: Route, Value: string route } && IsProbe(route))
            {
                return;
            }

            isFailure |= tag is { Key: Status, Value: >= FirstServerError };
        }

        Answers.Add(seconds, isFailure);
        Interlocked.Increment(ref isFailure || seconds > 4 * _satisfied ? ref _frustratedAnswers : ref seconds > _satisfied ? ref _toleratedAnswers : ref _satisfiedAnswers);
    }

    private void Counted(Instrument instrument, long count, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (instrument.Name == RequestMetrics.SlowRequests)
        {
            Slow.Add(0, isFailure: false);
            return;
        }

        foreach (var tag in tags)
        {
            if (tag.Key == Kind)
            {
                Ncbi.Add(0, NcbiMetrics.ShutsOut.Equals(tag.Value as string, StringComparison.Ordinal));
            }
        }
    }

    private static bool IsProbe(string route)
    {
        foreach (var probe in Probes)
        {
            if (route.AsSpan().TrimStart('/').StartsWith(probe, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private Measurement<long>[] Apdex() =>
    [
        new(Volatile.Read(ref _satisfiedAnswers), new KeyValuePair<string, object?>("level", "satisfied")),
        new(Volatile.Read(ref _toleratedAnswers), new KeyValuePair<string, object?>("level", "tolerating")),
        new(Volatile.Read(ref _frustratedAnswers), new KeyValuePair<string, object?>("level", "frustrated")),
    ];
}
