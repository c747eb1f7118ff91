namespace OmicsOracle.Application.Search;

/// <summary>Whether and how GEO is asked beside the catalogue. Section <c>Live</c>.</summary>
public sealed record LiveOptions
{
    public const string Section = "Live";

    /// <summary>On by default. Off, nothing that a person asks goes to NCBI; a sync still does.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How long a search waits for GEO before the catalogue's answer goes out alone. Above 0; 2.5 s by default.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>So long after a harvest of everything, or its latest follow-up, the catalogue answers alone. 0 or more; 24 hours by default.</summary>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromHours(24);
}
