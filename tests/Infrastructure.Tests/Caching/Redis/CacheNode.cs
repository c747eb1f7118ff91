using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Caching;
using OmicsOracle.Infrastructure.Caching.Disk;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Tests.Catalog;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Caching.Redis;

/// <summary>One node's cache: memory over Redis, and a disk of its own where a test wants it.</summary>
internal sealed class CacheNode : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly ServiceProvider _provider;

    private readonly TemporaryFolder _folder;

    private CacheNode(ServiceProvider provider, Said said, TemporaryFolder folder) => (_provider, Said, _folder) = (provider, said, folder);

    public Said Said { get; }

    public IAnswerCache Cache => _provider.GetRequiredService<IAnswerCache>();

    public ILowerTier Tier => _provider.GetServices<ILowerTier>().First(t => t.Status.Tier is CacheTier.Redis);

    /// <summary>Whether it keeps a key on its own disk.</summary>
    public async Task<bool> HasOnDisk(string key) => await _provider.GetRequiredService<DiskTier>().Get(key, CancellationToken.None) is not null;

    /// <summary>Whether its callers want everything worked out anew.</summary>
    public bool WantsNew
    {
        set => ((Exchange)_provider.GetRequiredService<ICacheExchange>()).WantsNew = value;
    }

    /// <summary>Not yet waiting for Redis.</summary>
    public static async Task<CacheNode> Start(string connection, params (string Name, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        var all = new Dictionary<string, string?> { ["Cache:Redis:ConnectionString"] = connection, ["Cache:Redis:Timeout"] = "00:00:02", ["Cache:Disk:Enabled"] = "false", ["Cache:Disk:Directory"] = folder.Path };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var said = new Said();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
        services.AddLogging(log => log.AddProvider(said));
        services.AddMetrics();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ICacheExchange, Exchange>();
        services.AddSingleton<DataDirectory>();
        services.AddAnswerCache();
        var node = new CacheNode(services.BuildServiceProvider(), said, folder);
        _ = node.Cache;
        try
        {
            foreach (var hosted in node._provider.GetServices<IHostedService>())
            {
                await hosted.StartAsync(CancellationToken.None);
            }
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }

        return node;
    }

    public static async Task<CacheNode> StartAndJoin(string connection, params (string Name, string Value)[] settings)
    {
        var node = await Start(connection, settings);
        await node.IsOn();
        return node;
    }

    public Task IsOn() => Eventually(() => Task.FromResult(Tier.Status.State == TierStatus.On), () => $"Redis is {Tier.Status}");

    public Task IsAway() => Eventually(() => Task.FromResult(Tier.Status.State == TierStatus.Away), () => "Redis is not away");

    /// <summary>The answer to a question about a tag; the given one where none is kept.</summary>
    public async Task<string> Ask(string question, string answer, string tag = "t")
    {
        var kept = await Cache.GetOrCreate(new CacheEntry($"search:{question}", CacheProfile.Search, [tag]), _ => Task.FromResult(Saying(answer)), CancellationToken.None).AsTask().WaitAsync(Deadline);
        return kept.Answer.Title;
    }

    public static Dataset Saying(string answer) => Series.Soft(1) with { Title = answer };

    public static async Task Eventually(Func<Task<bool>> isSo, Func<string> complaint)
    {
        for (var waited = Stopwatch.StartNew(); !await isSo(); await Task.Delay(20))
        {
            Assert.That(waited.Elapsed, Is.LessThan(Deadline), complaint());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class Exchange : ICacheExchange
    {
        public bool WantsNew { get; set; }

        public void Tell(in CacheOutcome outcome)
        {
        }
    }
}

/// <summary>What was logged.</summary>
internal sealed class Said : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Sentences { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Sentences.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}".Trim());

    public void Dispose()
    {
    }
}
