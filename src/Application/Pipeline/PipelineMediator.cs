using System.Collections.Concurrent;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace OmicsOracle.Application.Pipeline;

/// <summary>Sends a request through the behaviors to its handler, as MediatR's own mediator does. Behaviors and handlers are singletons here,
/// so they are looked up once a request type and not at each call.</summary>
internal sealed class PipelineMediator(IServiceProvider services) : IMediator
{
    private readonly ConcurrentDictionary<Type, object> _passages = new();

    /// <exception cref="InvalidOperationException">The request has no handler.</exception>
    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var passage = _passages.GetOrAdd(
            request.GetType(),
            static (type, services) => ActivatorUtilities.CreateInstance(services, typeof(Passage<,>).MakeGenericType(type, typeof(TResponse))),
            services);
        return ((IPassage<TResponse>)passage).Take(request, cancellationToken);
    }

    /// <exception cref="NotSupportedException">Always: a request is sent by its type.</exception>
    public Task<object?> Send(object request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A request is sent by its type, not as an object.");

    /// <exception cref="NotSupportedException">Always: nothing here publishes notifications.</exception>
    public Task Publish(object notification, CancellationToken cancellationToken = default) => throw NoNotifications();

    /// <inheritdoc cref="Publish(object, CancellationToken)"/>
    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification => throw NoNotifications();

    private static NotSupportedException NoNotifications() => new("Notifications have no handlers here; send a request.");

    private interface IPassage<TResponse>
    {
        Task<TResponse> Take(IRequest<TResponse> request, CancellationToken cancellation);
    }

    /// <summary>The way of one type of request.</summary>
    private sealed class Passage<TRequest, TResponse>(IServiceProvider services) : IPassage<TResponse>
        where TRequest : IRequest<TResponse>
    {
        private readonly IPipelineBehavior<TRequest, TResponse>[] _behaviors = [.. services.GetServices<IPipelineBehavior<TRequest, TResponse>>()];

        private readonly IRequestHandler<TRequest, TResponse> _handler =
            services.GetService<IRequestHandler<TRequest, TResponse>>() ?? throw new InvalidOperationException($"{typeof(TRequest).Name} has no handler.");

        public Task<TResponse> Take(IRequest<TResponse> request, CancellationToken cancellation) => GoOn((TRequest)request, 0, cancellation);

        private Task<TResponse> GoOn(TRequest request, int at, CancellationToken cancellation) => at < _behaviors.Length
            ? _behaviors[at].Handle(request, cancellation, () => GoOn(request, at + 1, cancellation))
            : _handler.Handle(request, cancellation);
    }
}
