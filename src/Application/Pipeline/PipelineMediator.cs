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

        public Task<TResponse> Take(IRequest<TResponse> request, CancellationToken cancellation) => new Call(this, (TRequest)request, cancellation).GoOn(0);

        /// <summary>One request on its way. Each behavior has a delegate of its own, so it may go on when and as often as it likes.</summary>
        private sealed class Call(Passage<TRequest, TResponse> passage, TRequest request, CancellationToken cancellation)
        {
            public Task<TResponse> GoOn(int at) => at < passage._behaviors.Length
                ? passage._behaviors[at].Handle(request, cancellation, After(at))
                : passage._handler.Handle(request, cancellation);

            // Our behaviors have methods that know their place: a delegate each and no closure, which is a tenth of what a cached answer may allocate.
            private RequestHandlerDelegate<TResponse> After(int at) => at switch
            {
                0 => GoToSecond,
                1 => GoToThird,
                2 => GoToFourth,
                _ => AfterAny(at),
            };

            private RequestHandlerDelegate<TResponse> AfterAny(int at) => () => GoOn(at + 1);

            private Task<TResponse> GoToSecond() => GoOn(1);

            private Task<TResponse> GoToThird() => GoOn(2);

            private Task<TResponse> GoToFourth() => GoOn(3);
        }
    }
}
