namespace OmicsOracle.Application.Catalog;

/// <summary>Whether a sync is on its way, and how far it is: one at a time in this process, as the data directory's lock lets one process at a time write.</summary>
internal sealed class RunningSync
{
    private int _isRunning;
    private SyncProgress? _progress;

    /// <summary>Null while none is running.</summary>
    public SyncProgress? Progress => Volatile.Read(ref _progress);

    /// <exception cref="SyncRunning">One is running.</exception>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _isRunning, 1) == 1)
        {
            throw new SyncRunning();
        }
    }

    public void Report(SyncProgress progress) => Volatile.Write(ref _progress, progress);

    public void End()
    {
        Volatile.Write(ref _progress, null);
        Volatile.Write(ref _isRunning, 0);
    }
}
