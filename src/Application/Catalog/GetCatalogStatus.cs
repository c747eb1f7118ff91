using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Catalog;

/// <summary>What is held, how fresh it is, and whether the index has followed.</summary>
public sealed record GetCatalogStatus : IRequest<CatalogStatus>, IWithoutUserInput;

/// <param name="Starter">Whether only the embedded starter records are held.</param>
public sealed record CatalogStatus(int Records, bool Starter, DateTimeOffset? UpdatedAt, long Sequence, IndexStatus Index);

internal sealed class GetCatalogStatusHandler(IDatasetCatalog catalog, ISearchIndex index) : IRequestHandler<GetCatalogStatus, CatalogStatus>
{
    public async Task<CatalogStatus> Handle(GetCatalogStatus request, CancellationToken cancellationToken)
    {
        var figures = await catalog.Figures(cancellationToken);
        return new(figures.Records, figures.IsStarter, figures.UpdatedAt, figures.LastSequence, index.Status);
    }
}
