using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace OmicsOracle.Presentation.Web.Monitoring;

/// <summary>What is measured, in which buckets, and what is left out.</summary>
internal static class MeasuredMeters
{
    /// <summary>Of one instrument; room for them is taken at the start, for 2,000 unless told.</summary>
    private const int MostSeries = 200;
    private const string HttpClients = "System.Net.Http";
    private const string ClientDuration = "http.client.request.duration";

    // 0.5 and 2 are where Apdex and the alert of slow answers change their mind; a hit in memory stands in the first.
    private static readonly double[] ServerSeconds = [0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30];
    private static readonly double[] ClientSeconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60];

    public static string[] Names { get; } =
    [
        "OmicsOracle.*",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Diagnostics",
        HttpClients,
        "System.Runtime",
    ];

    /// <summary>How an instrument is kept: what belongs to another service in this process is not, nor what the clients tell of single connections, whose labels are addresses.</summary>
    /// <param name="meters">Of this service.</param>
    public static Func<Instrument, MetricStreamConfiguration?> Of(IMeterFactory meters) => instrument => instrument switch
    {
        { Meter.Scope: { } scope } when !ReferenceEquals(scope, meters) => MetricStreamConfiguration.Drop,
        { Meter: { Name: HttpClients, Scope: null } } => MetricStreamConfiguration.Drop, // clients that are not of our factory, such as the exporter's own
        { Name: "http.server.request.duration" } => new ExplicitBucketHistogramConfiguration { Boundaries = ServerSeconds },
        { Name: ClientDuration } => new ExplicitBucketHistogramConfiguration { Boundaries = ClientSeconds },
        { Meter.Name: HttpClients } => MetricStreamConfiguration.Drop,
        _ => new MetricStreamConfiguration { CardinalityLimit = MostSeries },
    };

    /// <summary>Asked by machines, often, and of no interest in a trace.</summary>
    public static bool IsProbe(PathString path) => path.StartsWithSegments("/health") || path == "/metrics" || path == "/env";
}
