using MediatR;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Pipeline;

/// <summary>Spends the caller's permits on what has to be worked out, and refuses when they are used up.</summary>
internal sealed class RateLimitingBehavior<TRequest, TResponse>(IPermits permits) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        request is IRateLimited { Cost: var cost } && !permits.TrySpend(cost, out var retryAfter)
            ? Task.FromException<TResponse>(new RateLimitExceeded(retryAfter))
            : next();
}
