namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>The three hosts that are asked, each with a pace of its own. Their connections stay below 100 together.</summary>
internal sealed class NcbiHosts : IDisposable
{
    public const int ConnectionsAHost = 30;

    /// <summary>Of the E-utilities at once, whatever the pace (NBK25497 counts by address).</summary>
    private const int MostInFlight = 10;

    /// <summary>GEO's own pages and files bear 50 requests a second (GEOquery#230); a polite part of that.</summary>
    private static readonly GateLimits FileLimits = new(5, 4), ViewerLimits = new(2, 2);

    public NcbiHosts(ApiKey key, NcbiMetrics metrics, TimeProvider clock)
    {
        Utilities = new(NcbiHost.Utilities, new(key.Limit, MostInFlight), clock);
        Files = new(NcbiHost.Files, FileLimits, clock);
        Viewer = new(NcbiHost.Viewer, ViewerLimits, clock);
        foreach (var host in (NcbiHost[])[Utilities, Files, Viewer])
        {
            metrics.Show(host.Name, host.Gate);
        }
    }

    public NcbiHost Utilities { get; }

    public NcbiHost Files { get; }

    public NcbiHost Viewer { get; }

    public void Dispose()
    {
        Utilities.Dispose();
        Files.Dispose();
        Viewer.Dispose();
    }
}
