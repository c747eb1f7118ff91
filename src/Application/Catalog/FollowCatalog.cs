using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Catalog;

/// <summary>Brings the index up to the catalogue's last change, or makes it anew beside the old one. Streams how far it is.</summary>
/// <param name="Anew">Whether to start from nothing.</param>
public sealed record FollowCatalog(bool Anew = false) : IRequest<IAsyncEnumerable<IndexProgress>>, IWithoutUserInput, ILongRunning;

internal sealed class FollowCatalogHandler(ISearchIndex index, IAnswerCache cache) : IRequestHandler<FollowCatalog, IAsyncEnumerable<IndexProgress>>
{
    public Task<IAsyncEnumerable<IndexProgress>> Handle(FollowCatalog request, CancellationToken cancellationToken) =>
        Task.FromResult(ProgressStream.Of<IndexProgress>(async (progress, cancellation) =>
        {
            var before = index.Status.AsOf;
            await (request.Anew ? index.Rebuild(progress, cancellation) : index.CatchUp(progress, cancellation));
            if (index.Status.AsOf != before)
            {
                await cache.Drop(CacheTag.Search, cancellation);
            }
        }, cancellationToken));
}
