using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Caching;
using OmicsOracle.Infrastructure.Caching.Disk;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Tests.Caching.Support;

/// <summary>The whole cache as the program composes it, on a folder of the test's.</summary>
internal sealed class CacheOnFolder : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IHostedService[] _hosted;

    private CacheOnFolder(ServiceProvider services)
    {
        _services = services;
        Answers = services.GetRequiredService<IAnswerCache>();
        Disk = services.GetRequiredService<DiskTier>();
        _hosted = [.. services.GetServices<IHostedService>()];
    }

    public IAnswerCache Answers { get; }

    public DiskTier Disk { get; }

    public LogInMemory Log { get; private init; } = null!;

    /// <param name="settings">Such as <c>Cache:Negative=00:00:05</c>.</param>
    public static async Task<CacheOnFolder> Open(string folder, TimeProvider? time = null, Action<IServiceCollection>? more = null, CatalogAccess access = CatalogAccess.Write, params string[] settings)
    {
        var log = new LogInMemory();
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]))).Build())
            .AddLogging(l => l.AddProvider(log))
            .AddMetrics()
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton<ICacheExchange, Exchange>()
            .AddSingleton<DataDirectory>()
            .Configure<CatalogOptions>(_ => { });
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new CatalogOptions { Directory = folder, Access = access }));
        more?.Invoke(services);
        services.AddAnswerCache();
        var cache = new CacheOnFolder(services.BuildServiceProvider()) { Log = log };
        foreach (var hosted in cache._hosted)
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return cache;
    }

    public async Task<CachedAnswer<T>> Ask<T>(CacheEntry entry, Func<T> create) =>
        await Answers.GetOrCreate(entry, _ => Task.FromResult(create()), CancellationToken.None);

    /// <summary>Asks what must be kept already.</summary>
    public Task<CachedAnswer<T>> AskKept<T>(CacheEntry entry) => Ask<T>(entry, () => throw new InvalidOperationException("It was worked out again."));

    /// <summary>Waits until the disk tier says so.</summary>
    public Task DiskHas(Func<TierStatus, bool> state) => Eventually.Holds(() => state(Disk.Status), () => Disk.Status.ToString());

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _hosted)
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }

    private sealed class Exchange : ICacheExchange
    {
        public bool WantsNew => false;

        public void Tell(in CacheOutcome outcome)
        {
        }
    }
}

internal static class Eventually
{
    /// <summary>Waits until it holds, ten seconds at most.</summary>
    public static async Task Holds(Func<bool> condition, Func<string>? state = null)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!condition())
        {
            if (deadline.IsCancellationRequested)
            {
                Assert.Fail($"It did not come to hold in 10 s. {state?.Invoke()}");
            }

            await Task.Delay(5);
        }
    }
}

/// <summary>What was logged, as level and text.</summary>
internal sealed class LogInMemory : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<string> Warnings => [.. _lines.Where(l => l.Level >= LogLevel.Warning).Select(l => l.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception) + exception));

    public void Dispose()
    {
    }
}
