using Polly.CircuitBreaker;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>One of NCBI's hosts as this process knows it: its gate, its breaker, what may be retried. Each fails and recovers by itself.</summary>
internal sealed class NcbiHost(string name, GateLimits limits, TimeProvider clock) : IDisposable
{
    public const string Utilities = "ncbi-eutils", Files = "ncbi-files", Viewer = "ncbi-viewer";

    public string Name { get; } = name;

    public RequestGate Gate { get; } = new(limits, clock);

    public RetryBudget Retries { get; } = new();

    public CircuitBreakerStateProvider Breaker { get; } = new();

    public bool IsBroken => Breaker.CircuitState is CircuitState.Open or CircuitState.Isolated;

    public void Dispose() => Gate.Dispose();
}
