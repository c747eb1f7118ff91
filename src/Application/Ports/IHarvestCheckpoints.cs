namespace OmicsOracle.Application.Ports;

/// <summary>Remembers how far harvests are, in the same store as the records.</summary>
public interface IHarvestCheckpoints
{
    Task<HarvestCheckpoint?> Find(string scope, CancellationToken cancellation);

    Task Save(string scope, HarvestCheckpoint checkpoint, CancellationToken cancellation);

    /// <summary>The latest harvest of any scope; null where there was none.</summary>
    Task<HarvestCheckpoint?> Latest(CancellationToken cancellation);
}

/// <param name="Place">The source's opaque name of the place; null once the harvest has ended.</param>
/// <param name="StartedAt">From when on a next, incremental harvest has to look.</param>
/// <param name="EndedAt">Null while it is not finished.</param>
public sealed record HarvestCheckpoint(string? Place, int Done, int Total, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);
