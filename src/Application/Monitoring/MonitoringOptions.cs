namespace OmicsOracle.Application.Monitoring;

/// <summary>What is told of the service's own work, and to whom. Section <c>Monitoring</c>.</summary>
public sealed record MonitoringOptions
{
    public const string Section = "Monitoring";

    /// <summary>Where figures and traces are sent by OTLP (gRPC), such as http://127.0.0.1:4317. Null, the default: nowhere, and no trace is recorded.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Of the requests that come without a traceparent, the share that is traced. 0 to 1.</summary>
    public double TraceRatio { get; init; } = 0.1;

    /// <summary>Whether requests to other services (NCBI, a language model, the vocabularies' sites, the webhook) carry a traceparent. Off, they learn no trace id.</summary>
    public bool SendTraceparent { get; init; }

    /// <summary>Apdex: an answer within this satisfies, one within four times this is tolerated. Above 0.</summary>
    public TimeSpan ApdexTarget { get; init; } = TimeSpan.FromSeconds(0.5);

    internal bool IsAddress => OtlpEndpoint is null or { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" };
}
