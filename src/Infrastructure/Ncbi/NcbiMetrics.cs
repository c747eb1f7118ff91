using System.Diagnostics;
using System.Diagnostics.Metrics;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>The figures and traces of asking NCBI, by endpoint, host and kind of answer; never by anything that was asked, and never with the key.</summary>
internal sealed class NcbiMetrics
{
    public const string Name = "OmicsOracle.Ncbi";
    public const string Requests = "omics_ncbi_requests";

    /// <summary>The kind of answer that means that this address is shut out.</summary>
    public const string ShutsOut = nameof(AnswerKind.Blocked);

    private static readonly double[] Waits = [0.001, 0.01, 0.1, 0.35, 1, 2.5, 5, 30, 300];
    private static readonly ActivitySource Traces = new(Name);
    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _waiting;

    public NcbiMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _requests = _meter.CreateCounter<long>(Requests, "{request}", "Requests that were sent to NCBI, retries included, by endpoint and by what the answer turned out to be.");
        _waiting = _meter.CreateHistogram("omics_ncbi_wait", "s", "How long requests waited for their turn.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Waits });
    }

    public static Activity? Trace(EntrezCall call) => Traces.StartActivity($"ncbi {Label(call.Endpoint)}", ActivityKind.Client);

    public void Answered(EntrezCall call, AnswerKind kind) =>
        _requests.Add(1, new("endpoint", Label(call.Endpoint)), new("kind", kind.ToString()));

    public void Waited(EntrezCall call, TimeSpan wait) =>
        _waiting.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("turn", call.Turn == EntrezTurn.Person ? "person" : "harvest"));

    /// <summary>Shows a host's gate for as long as the meter lives.</summary>
    public void Show(string host, RequestGate gate)
    {
        var label = new KeyValuePair<string, object?>("host", host);
        _meter.CreateObservableGauge("omics_ncbi_in_flight", () => new Measurement<int>(gate.State.InFlight, label), "{request}", "Requests to NCBI under way.");
        _meter.CreateObservableGauge("omics_ncbi_waiting", () => new Measurement<int>(gate.State.Waiting, label), "{request}", "Requests that wait for their turn.");
        _meter.CreateObservableGauge("omics_ncbi_permitted", () => new Measurement<double>(gate.State.PerSecond, label), "{request}/s", "Requests a second that are permitted now.");
    }

    private static string Label(Endpoint endpoint) => endpoint switch
    {
        Endpoint.Info => "einfo",
        Endpoint.Search => "esearch",
        Endpoint.Summary => "esummary",
        Endpoint.Fetch => "efetch",
        Endpoint.Link => "elink",
        Endpoint.Post => "epost",
        Endpoint.File => "file",
        _ => "viewer",
    };
}
