using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>GEO itself, asked live. Calls share one budget with the harvest and go before it.</summary>
public interface IGeoSource
{
    /// <summary>Series by a question, best first as NCBI ranks them. The term is built from the question and its filters with the person's text quoted and freed of syntax.</summary>
    Task<SourceAnswer<LiveHits>> Search(SearchQuery query, CancellationToken cancellation);

    /// <summary>The same for a question that was understood: any of a group's names stands for it, and every group must hold, unless it is in every record.</summary>
    Task<SourceAnswer<LiveHits>> Search(ConceptQuestion question, CancellationToken cancellation);

    /// <summary>One series as a document summary, by its uid.</summary>
    Task<SourceAnswer<Dataset>> Find(Accession accession, CancellationToken cancellation);

    /// <summary>One series as SOFT: overall design, characteristics, relations. Slow and large; it takes its turn behind searches.</summary>
    Task<SourceAnswer<Dataset>> FindInFull(Accession accession, CancellationToken cancellation);

    /// <summary>How much may be asked now, and how it has been going. From memory.</summary>
    SourceBudget Budget { get; }
}

/// <param name="Total">All that NCBI found, not only these.</param>
/// <param name="Term">The Entrez term that was sent.</param>
/// <param name="Translation">How NCBI understood it; null where it does not say.</param>
/// <param name="Dropped">Words and phrases that NCBI did not search, or searched otherwise than asked.</param>
public sealed record LiveHits(int Total, IReadOnlyList<Dataset> Datasets, string Term, string? Translation, IReadOnlyList<string> Dropped);

/// <param name="PerSecond">Requests a second permitted now; lower than the limit after the source has said 429.</param>
/// <param name="Limit">Requests a second by the source's policy.</param>
/// <param name="State">"open", "slowed" after 429, "broken" while the breaker is open, "off" where the source is switched off.</param>
/// <param name="PausedUntil">No request goes out before; null where nothing holds.</param>
public sealed record SourceBudget(double PerSecond, double Limit, int InFlight, int Waiting, long Sent, long Throttled, string State, DateTimeOffset? PausedUntil)
{
    /// <summary>The state while the source is not asked because it failed.</summary>
    public const string Broken = "broken";

    /// <summary>Of a source that is switched off.</summary>
    public static SourceBudget Off { get; } = new(0, 0, 0, 0, 0, 0, "off", null);

    public bool IsOff => State == Off.State;
}
