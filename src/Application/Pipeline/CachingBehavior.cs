using MediatR;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Pipeline;

/// <summary>Answers a cacheable request from the cache; runs it once, however many callers wait, when it is not there. What is stale says so.</summary>
internal sealed class CachingBehavior<TRequest, TResponse>(IAnswerCache cache, ICacheExchange exchange, IAskedOften often) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ICacheable { Cache: var entry })
        {
            return next();
        }

        if (request is IKeptWarm asked)
        {
            often.Note(entry.Key, asked);
        }

        var looking = cache.GetOrCreate(entry, next.WithoutToken, cancellationToken);
        return looking.IsCompletedSuccessfully ? Task.FromResult(Told(entry, looking.Result)) : Waited(entry, looking);
    }

    private async Task<TResponse> Waited(CacheEntry entry, ValueTask<CachedAnswer<TResponse>> looking) => Told(entry, await looking);

    private TResponse Told(CacheEntry entry, CachedAnswer<TResponse> kept)
    {
        exchange.Tell(kept.Outcome);
        return kept.Outcome.IsStale && entry.Aged is { } aged ? (TResponse)aged(kept.Answer!, kept.Outcome.Age) : kept.Answer;
    }
}

internal static class RequestHandlerDelegates
{
    /// <summary>What follows, as the cache calls it: MediatR's delegates take no token. A method of the delegate, so that a hit pays for one object less than for a closure.</summary>
    public static Task<TResponse> WithoutToken<TResponse>(this RequestHandlerDelegate<TResponse> next, CancellationToken _) => next();
}
