using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Catalog;

/// <summary>What is held, how fresh it is, whether the index has followed, and how NCBI is being asked.</summary>
public sealed record GetCatalogStatus : IRequest<CatalogStatus>, IWithoutUserInput;

/// <param name="Starter">Whether only the embedded starter records are held.</param>
/// <param name="CompleteAsOf">Everything that GEO had at that moment is held; null while no harvest of everything has ended.</param>
/// <param name="LastSync">Null where there was none.</param>
/// <param name="Sync">The sync on its way; null where there is none.</param>
public sealed record CatalogStatus(
    int Records,
    bool Starter,
    DateTimeOffset? UpdatedAt,
    long Sequence,
    IndexStatus Index,
    DateTimeOffset? CompleteAsOf,
    LastSync? LastSync,
    SyncProgress? Sync,
    SourceBudget Ncbi);

/// <param name="EndedAt">Null while it is running, or where it was stopped and waits to go on.</param>
public sealed record LastSync(DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Done, int Total);

internal sealed class GetCatalogStatusHandler(IDatasetCatalog catalog, ISearchIndex index, IHarvestCheckpoints checkpoints, RunningSync running, IGeoSource geo)
    : IRequestHandler<GetCatalogStatus, CatalogStatus>
{
    public async Task<CatalogStatus> Handle(GetCatalogStatus request, CancellationToken cancellationToken)
    {
        var figures = await catalog.Figures(cancellationToken);
        var everything = await checkpoints.Find(HarvestScope.Everything.Key, cancellationToken);
        var last = await checkpoints.Latest(cancellationToken);
        return new(
            figures.Records,
            figures.IsStarter,
            figures.UpdatedAt,
            figures.LastSequence,
            index.Status,
            everything is { EndedAt: not null } ? everything.StartedAt : null,
            last is null ? null : new(last.StartedAt, last.EndedAt, last.Done, last.Total),
            running.Progress,
            geo.Budget);
    }
}
