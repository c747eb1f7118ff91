using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>The records held: the truth from which the index follows.</summary>
public interface IDatasetCatalog
{
    /// <exception cref="SourceUnavailable">The store cannot be read.</exception>
    Task<Dataset?> Find(Accession accession, CancellationToken cancellation);

    /// <summary>Puts records in as one transaction, merged with what is held (<see cref="DatasetMerge"/>). All or none of the batch.</summary>
    /// <exception cref="SourceUnavailable">The store cannot be written; nothing of the batch is kept.</exception>
    Task<UpsertOutcome> Upsert(IReadOnlyList<Dataset> batch, CancellationToken cancellation);

    /// <summary>The same for single records that were found rather than brought in: the starter records stay beside them.</summary>
    /// <inheritdoc cref="Upsert"/>
    Task<UpsertOutcome> UpsertFound(IReadOnlyList<Dataset> found, CancellationToken cancellation) => Upsert(found, cancellation);

    Task<CatalogFigures> Figures(CancellationToken cancellation);

    /// <summary>What changed after a sequence number, in order; a record that changed twice comes once, with its last state.</summary>
    IAsyncEnumerable<CatalogChange> ChangesAfter(long sequence, CancellationToken cancellation);
}

public sealed record UpsertOutcome(int Added, int Changed, int Unchanged)
{
    /// <summary>Those that were held and say something else now, or left: what was known of them is no longer so.</summary>
    public IReadOnlyList<Accession> ChangedSeries { get; init; } = [];
}

/// <param name="StoreId">Names this store, so that an index made from another is recognised.</param>
/// <param name="LastSequence">Of the latest change; 0 for an empty store.</param>
/// <param name="UpdatedAt">When a record was last added or changed; null for an empty store.</param>
/// <param name="IsStarter">Whether nothing was brought in yet: the embedded starter records are held, and perhaps what was found live.</param>
public sealed record CatalogFigures(Guid StoreId, int Records, long LastSequence, DateTimeOffset? UpdatedAt, bool IsStarter);

/// <param name="Dataset">Null where the record is no longer held.</param>
public sealed record CatalogChange(long Sequence, Accession Accession, Dataset? Dataset);
