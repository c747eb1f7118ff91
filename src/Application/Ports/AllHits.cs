using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>All hits of a question in order, each read from the index when it is reached. Holds one state of the index open until it is disposed.</summary>
/// <param name="rows">To be walked once.</param>
/// <param name="close">Gives the state back.</param>
public sealed class AllHits(int total, IndexStatus status, IEnumerable<ListedSeries> rows, Action close) : IDisposable
{
    private Action? _close = close;

    public int Total { get; } = total;

    /// <summary>Of the state that is walked.</summary>
    public IndexStatus Status { get; } = status;

    public IEnumerable<ListedSeries> Rows { get; } = rows;

    public void Dispose() => Interlocked.Exchange(ref _close, null)?.Invoke();
}
