using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Pipeline;

namespace OmicsOracle.Application.Tests;

/// <summary>What our mediator does, MediatR's own does: each promise is kept by both.</summary>
[TestFixture(typeof(PipelineMediator))]
[TestFixture(typeof(Mediator))]
public sealed class RequestsSent(Type mediator)
{
    private readonly List<string> _events = [];

    [SetUp]
    public void Forget() => _events.Clear();

    [Test]
    public async Task Behaviors_surround_the_handler_in_the_order_of_their_registration()
    {
        await using var services = Services(new Noted("outer", _events), new Noted("inner", _events));

        var answer = await Mediator(services).Send(new Ask(20));

        Assert.That(answer, Is.EqualTo(40));
        Assert.That(_events, Is.EqualTo(new[] { "outer in", "inner in", "handler", "inner out", "outer out" }));
    }

    [Test]
    public async Task Any_number_of_behaviors_runs_once_each_in_order()
    {
        await using var services = Services([.. Enumerable.Range(0, 9).Select(i => new Noted($"{i}", _events))]);

        await Mediator(services).Send(new Ask(20));

        Assert.That(_events.Where(e => e.EndsWith("in", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(0, 9).Select(i => $"{i} in")));
        Assert.That(_events.Count(e => e == "handler"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_behavior_may_answer_by_itself()
    {
        await using var services = Services(new Noted("outer", _events), new Answering(7), new Noted("inner", _events));

        Assert.That(await Mediator(services).Send(new Ask(20)), Is.EqualTo(7));
        Assert.That(_events, Is.EqualTo(new[] { "outer in", "outer out" }));
    }

    [Test]
    public async Task A_behavior_may_go_on_twice_and_each_time_all_that_follows_runs()
    {
        await using var services = Services(new Twice(), new Noted("inner", _events));

        await Mediator(services).Send(new Ask(20));

        Assert.That(_events, Is.EqualTo(new[] { "inner in", "handler", "inner out", "inner in", "handler", "inner out" }));
    }

    [Test]
    public async Task A_behavior_may_go_on_later_on_another_thread()
    {
        await using var services = Services(new Later(), new Noted("inner", _events));

        Assert.That(await Mediator(services).Send(new Ask(20)), Is.EqualTo(40));
        Assert.That(_events, Is.EqualTo(new[] { "inner in", "handler", "inner out" }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_failure_of_the_handler_reaches_the_caller_as_it_is(bool atOnce)
    {
        await using var services = Services(new Noted("outer", _events));

        var failure = await Assert.ThrowsAsync<ArithmeticException>(() => Mediator(services).Send(new Ask(0, FailsAtOnce: atOnce)));

        Assert.That(failure!.Message, Is.EqualTo("Nothing cannot be doubled."));
    }

    [Test]
    public async Task The_token_of_the_caller_reaches_the_handler()
    {
        await using var services = Services(new Noted("outer", _events));
        using var leaving = new CancellationTokenSource();
        var asking = Mediator(services).Send(new Ask(20, WaitsForever: true), leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => asking);
    }

    [Test]
    public async Task Callers_at_the_same_time_get_their_own_answers()
    {
        await using var services = Services(new Later());
        var sender = Mediator(services);

        var answers = await Task.WhenAll(Enumerable.Range(1, 500).Select(i => Task.Run(() => sender.Send(new Ask(i)))));

        Assert.That(answers, Is.EqualTo(Enumerable.Range(1, 500).Select(i => 2 * i)));
    }

    [Test]
    public async Task A_stream_is_an_answer_like_any_other()
    {
        await using var services = Services();

        var items = new List<int>();
        await foreach (var item in await Mediator(services).Send(new AskStream(3)))
        {
            items.Add(item);
        }

        Assert.That(items, Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public async Task A_request_without_a_handler_is_refused_by_its_name()
    {
        await using var services = Services();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Mediator(services).Send(new Orphan()));

        Assert.That(refusal!.Message, Does.Contain(nameof(Orphan)));
    }

    [Test]
    public async Task No_request_is_a_fault_of_the_caller()
    {
        await using var services = Services();

        await Assert.ThrowsAsync<ArgumentNullException>(() => Mediator(services).Send((Ask)null!));
    }

    private ServiceProvider Services(params IPipelineBehavior<Ask, int>[] behaviors)
    {
        var services = new ServiceCollection()
            .AddSingleton<ServiceFactory>(provider => provider.GetRequiredService)
            .AddSingleton<IRequestHandler<Ask, int>>(new AskHandler(_events))
            .AddSingleton<IRequestHandler<AskStream, IAsyncEnumerable<int>>, AskStreamHandler>();
        foreach (var behavior in behaviors)
        {
            services.AddSingleton(behavior);
        }

        services.AddSingleton(typeof(IMediator), mediator);
        return services.BuildServiceProvider();
    }

    private static IMediator Mediator(IServiceProvider services) => services.GetRequiredService<IMediator>();

    private sealed record Ask(int Number, bool FailsAtOnce = false, bool WaitsForever = false) : IRequest<int>;

    private sealed record AskStream(int Count) : IRequest<IAsyncEnumerable<int>>;

    private sealed record Orphan : IRequest<int>;

    private sealed class AskHandler(List<string> events) : IRequestHandler<Ask, int>
    {
        public Task<int> Handle(Ask request, CancellationToken cancellationToken)
        {
            lock (events)
            {
                events.Add("handler");
            }

            return request switch
            {
                { WaitsForever: true } => Forever(cancellationToken),
                { FailsAtOnce: true } => throw new ArithmeticException("Nothing cannot be doubled."),
                { Number: 0 } => Task.FromException<int>(new ArithmeticException("Nothing cannot be doubled.")),
                _ => Task.FromResult(2 * request.Number),
            };
        }

        private static async Task<int> Forever(CancellationToken cancellation)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return 0;
        }
    }

    private sealed class AskStreamHandler : IRequestHandler<AskStream, IAsyncEnumerable<int>>
    {
        public Task<IAsyncEnumerable<int>> Handle(AskStream request, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Range(0, request.Count).ToAsyncEnumerable());
    }

    private sealed class Noted(string name, List<string> events) : IPipelineBehavior<Ask, int>
    {
        public async Task<int> Handle(Ask request, CancellationToken cancellationToken, RequestHandlerDelegate<int> next)
        {
            events.Add($"{name} in");
            var answer = await next();
            events.Add($"{name} out");
            return answer;
        }
    }

    private sealed class Answering(int answer) : IPipelineBehavior<Ask, int>
    {
        public Task<int> Handle(Ask request, CancellationToken cancellationToken, RequestHandlerDelegate<int> next) => Task.FromResult(answer);
    }

    private sealed class Twice : IPipelineBehavior<Ask, int>
    {
        public async Task<int> Handle(Ask request, CancellationToken cancellationToken, RequestHandlerDelegate<int> next)
        {
            await next();
            return await next();
        }
    }

    private sealed class Later : IPipelineBehavior<Ask, int>
    {
        public Task<int> Handle(Ask request, CancellationToken cancellationToken, RequestHandlerDelegate<int> next) => Task.Run(() => next(), cancellationToken);
    }
}

/// <summary>What MediatR offers and this program does not use is refused, never ignored.</summary>
public sealed class RequestsNotSent
{
    [Test]
    public async Task Notifications_and_untyped_requests_are_refused_in_a_sentence()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var mediator = new PipelineMediator(services);

        Assert.That((await Assert.ThrowsAsync<NotSupportedException>(() => mediator.Publish(new Happened())))!.Message, Does.StartWith("Notifications have no handlers here"));
        Assert.That((await Assert.ThrowsAsync<NotSupportedException>(() => mediator.Publish((object)new Happened())))!.Message, Does.StartWith("Notifications have no handlers here"));
        Assert.That((await Assert.ThrowsAsync<NotSupportedException>(() => mediator.Send(new object())))!.Message, Does.StartWith("A request is sent by its type"));
    }

    private sealed record Happened : INotification;
}
