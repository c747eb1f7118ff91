using System.Diagnostics.Metrics;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Monitoring;
using OmicsOracle.Infrastructure.Ncbi;
using OmicsOracle.Infrastructure.Tests.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.Monitoring;

/// <summary>The alerts as they are registered, over meters that the test writes to as the service does, with a clock of the test.</summary>
internal sealed class AlertsUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private readonly ServiceProvider _services;
    private readonly Alerts _alerts;
    private readonly Histogram<double> _http;

    public AlertsUnderTest(params (string Name, string Value)[] settings)
    {
        var index = new Mock<ISearchIndex>();
        index.Setup(i => i.Status).Returns(() => new IndexStatus(Index, 1, 1, null, 0, IsStarter: false));
        var geo = new Mock<IGeoSource>();
        geo.Setup(g => g.Budget).Returns(() => new SourceBudget(3, 3, 0, 0, 0, 0, Ncbi, null));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"Alerts:{s.Name}", s.Value))).Build());
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(Log)).AddMetrics();
        services.AddSingleton<TimeProvider>(Time).AddSingleton(index.Object).AddSingleton(geo.Object).AddSingleton<RequestMetrics>().AddSingleton<NcbiMetrics>();
        services.AddAlerts().Replace(ServiceDescriptor.Singleton<IMachineProbe>(Machine));
        _services = services.BuildServiceProvider();
        _alerts = (Alerts)_services.GetRequiredService<IAlerts>();
        // As ASP.NET Core has it.
        _http = _services.GetRequiredService<IMeterFactory>().Create("Microsoft.AspNetCore.Hosting").CreateHistogram<double>("http.server.request.duration", "s");
    }

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public FakeMachine Machine { get; } = new();

    public IndexState Index { get; set; } = IndexState.Ready;

    /// <summary>As the budget calls it.</summary>
    public string Ncbi { get; set; } = "open";

    public LogKept Log { get; } = new();

    public IReadOnlyList<Alert> All => _alerts.All;

    public Alert this[string name] => _alerts.All.Single(a => a.Name == name);

    public bool Fires(string name) => this[name].State is AlertState.Firing;

    /// <summary>So much time passes, with a look every five seconds.</summary>
    public void Pass(TimeSpan time, Action? meanwhile = null)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Every)
        {
            Time.Advance(Every);
            meanwhile?.Invoke();
            _alerts.Look();
        }
    }

    public void Answers(int count, double seconds = 0.01, int status = 200, string? route = "api/v1/search")
    {
        for (var i = 0; i < count; i++)
        {
            _http.Record(seconds, new("http.request.method", "GET"), new("http.route", route), new("http.response.status_code", status));
        }
    }

    /// <summary>A request through the pipeline that takes so long.</summary>
    public Task Request(TimeSpan takes) => new PerformanceBehavior<Ask, int>(
        _services.GetRequiredService<RequestMetrics>(), Time, Options.Create(new PerformanceOptions()), NullLogger<PerformanceBehavior<Ask, int>>.Instance).Handle(new(), default, () =>
        {
            Time.Advance(takes);
            return Task.FromResult(1);
        });

    public void NcbiAnswers(int count, AnswerKind kind)
    {
        for (var i = 0; i < count; i++)
        {
            _services.GetRequiredService<NcbiMetrics>().Answered(new(Endpoint.Search, EntrezTurn.Person), kind);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed record Ask : IRequest<int>;
}

/// <summary>A machine that says what it is told to.</summary>
internal sealed class FakeMachine : IMachineProbe
{
    public long WorkingSet { get; set; } = 100_000_000;

    public TimeSpan ProcessorTime { get; set; }

    public int Processors => 2;

    public (long Free, long Total)? Disk { get; set; } = (50, 100);
}
