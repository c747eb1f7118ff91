using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

/// <summary>The client as it is registered, asking a server of the test, at a pace that no test has to wait for.</summary>
internal sealed class WireClient : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public WireClient(WireServer server, params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["Ncbi:BaseUrl"] = $"{server.Address}entrez/eutils/",
            ["Ncbi:FilesUrl"] = $"{server.Address}geo/",
            ["Ncbi:QueryUrl"] = $"{server.Address}geo/query/",
            ["Ncbi:RequestsPerSecond"] = "1000",
            ["Ncbi:Email"] = "someone@example.org",
        };
        foreach (var (name, value) in settings)
        {
            values[$"Ncbi:{name}"] = value;
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddNcbi();
        _services = services.BuildServiceProvider();
        Entrez = _services.GetRequiredService<IEntrez>();
    }

    public IEntrez Entrez { get; }

    public NcbiHosts Hosts => _services.GetRequiredService<NcbiHosts>();

    public LogKept Log { get; } = new();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>Every line that anything logs, whatever its level.</summary>
internal sealed class LogKept : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(LogKept kept, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            kept._lines.Enqueue($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var fields = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            kept._lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {fields} {exception}");
        }
    }
}
