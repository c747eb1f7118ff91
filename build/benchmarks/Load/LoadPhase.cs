namespace OmicsOracle.Bench.Load;

/// <summary>A stretch of time with one rate.</summary>
/// <param name="Rate">Requests a second.</param>
/// <param name="AllLive">Whether every enhanced search asks NCBI; otherwise a tenth does.</param>
internal sealed record LoadPhase(string Name, int Rate, int Seconds, bool AllLive = false);

/// <summary>What a request asks for.</summary>
internal enum LoadKind
{
    Cached,
    New,
    Enhanced,
    EnhancedLive,
    Record,
    Summary,

    /// <summary>Beside the mix.</summary>
    Health,
}

/// <summary>What is asked, and when.</summary>
/// <param name="Due">Microseconds from the start.</param>
internal readonly record struct LoadRequest(long Due, int Phase, LoadKind Kind, string Path);

/// <summary>What became of a request.</summary>
/// <param name="Due">Seconds from the start.</param>
/// <param name="Status">HTTP's; <see cref="OpenLoop.Broken"/> or <see cref="OpenLoop.NotSent"/>.</param>
/// <param name="Milliseconds">From when it was due to the end of the answer.</param>
internal readonly record struct LoadOutcome(double Due, int Phase, LoadKind Kind, int Status, double Milliseconds)
{
    public bool IsOk => Status == 200;

    /// <summary>Turned away, and told so: nothing went wrong.</summary>
    public bool IsRefused => Status is 429 or 503;
}
