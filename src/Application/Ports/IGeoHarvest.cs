using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>Reads whole ranges of GEO page by page, at what the interactive callers leave of the budget.</summary>
public interface IGeoHarvest
{
    /// <summary>Streams the series of a scope. Passing faults are waited out inside, however long; a page is never silently thinner than it should be.</summary>
    /// <param name="checkpoint">Of the last page that was stored; null to begin.</param>
    /// <exception cref="SourceUnavailable">The source refuses for good: an invalid query, blocked, or nothing but faults for a long time.</exception>
    IAsyncEnumerable<HarvestPage> Pages(HarvestScope scope, string? checkpoint, CancellationToken cancellation);
}

/// <param name="Term">An Entrez term that narrows it; null for all series.</param>
/// <param name="UpdatedSince">Only series updated on this day or later; null for all times.</param>
public sealed record HarvestScope(string? Term, DateOnly? UpdatedSince)
{
    /// <summary>All of GEO.</summary>
    public static HarvestScope Everything { get; } = new(null, null);

    /// <summary>Names the scope, so that a checkpoint is taken up by the same question only.</summary>
    public string Key => FormattableString.Invariant($"{Term}|{UpdatedSince:O}");
}

/// <summary>Up to 1,000 series.</summary>
/// <param name="Missing">Listed by the source but without a record after asking again; withdrawn or broken there.</param>
/// <param name="Checkpoint">Opaque; names the place after this page.</param>
/// <param name="Done">Series up to and with this page.</param>
/// <param name="Total">In the scope, as far as is known.</param>
public sealed record HarvestPage(IReadOnlyList<Dataset> Datasets, IReadOnlyList<Accession> Missing, string Checkpoint, int Done, int Total);
