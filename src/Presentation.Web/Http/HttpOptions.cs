namespace OmicsOracle.Presentation.Web.Http;

/// <summary>What the server accepts on its connections, before any request is looked at. Section <c>Http</c>.</summary>
public sealed record HttpOptions
{
    public const string Section = "Http";

    /// <summary>Open connections; more are closed at once. 1 or more; 5,000 by default.</summary>
    public int Connections { get; init; } = 5_000;

    /// <summary>Bytes of a request's body. 0 to 100 MB; 1 MB by default.</summary>
    public long MaxBodyBytes { get; init; } = 1_000_000;

    /// <summary>Bytes of all headers of a request. 1 KB to 1 MB; 32 KB by default.</summary>
    public int MaxHeaderBytes { get; init; } = 32 * 1024;

    /// <summary>Headers of a request. 10 to 1,000; 64 by default.</summary>
    public int MaxHeaders { get; init; } = 64;

    /// <summary>In which a request's headers must be here. Above 0, 5 minutes at most; 10 s by default.</summary>
    public TimeSpan HeaderTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection is kept open between requests. Above 0, an hour at most; 2 minutes by default.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Origins whose pages may read the answers (https://example.org), with commas between. None by default: no CORS header at all.</summary>
    public string? CorsOrigins { get; init; }

    /// <summary>So long a browser asks here by HTTPS alone once it has done so (RFC 6797); said over HTTPS only. 0: not said; a year by default.</summary>
    public TimeSpan StrictTransport { get; init; } = TimeSpan.FromDays(365);

    internal string[] Origins => CorsOrigins?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    internal bool AreLimitsReadable => Connections > 0 && MaxBodyBytes is >= 0 and <= 100_000_000 && MaxHeaderBytes is >= 1024 and <= 1024 * 1024 && MaxHeaders is >= 10 and <= 1_000;

    internal bool AreTimesReadable => IsWait(HeaderTimeout, TimeSpan.FromMinutes(5)) && IsWait(KeepAlive, TimeSpan.FromHours(1)) && StrictTransport >= TimeSpan.Zero;

    internal bool AreOriginsReadable => Origins.All(o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && o == uri.GetLeftPart(UriPartial.Authority));

    private static bool IsWait(TimeSpan time, TimeSpan most) => time > TimeSpan.Zero && time <= most;
}
