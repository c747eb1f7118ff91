using MediatR;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Pipeline;

/// <summary>Answers a cacheable request from the cache; runs it once, however many callers wait, when it is not there.</summary>
internal sealed class CachingBehavior<TRequest, TResponse>(IAnswerCache cache) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        request is ICacheable { Cache: var entry }
            ? cache.GetOrCreate(entry, _ => next(), cancellationToken).AsTask()
            : next();
}
