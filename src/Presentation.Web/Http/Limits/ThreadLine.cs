using System.Diagnostics;

namespace OmicsOracle.Presentation.Web.Http.Limits;

/// <summary>How long work stands in line for a thread, measured by sending a piece through it. Where the cores are what is short, a flood waits there, before any call can be counted.</summary>
internal sealed class ThreadLine : IHostedService, IThreadPoolWorkItem, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);
    private readonly ManualResetEventSlim _stop = new();
    private Thread? _asking;
    private long _inLineSince;
    private long _lastWait;

    /// <summary>That of the piece that stands in line now, or of the last one where none does.</summary>
    public TimeSpan Wait => Volatile.Read(ref _inLineSince) is not 0 and var since ? Stopwatch.GetElapsedTime(since) : new(Volatile.Read(ref _lastWait));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Send();
        _asking = new Thread(Ask) { IsBackground = true, Name = nameof(ThreadLine) }; // of its own, since it is the pool that is asked
        _asking.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stop.Set();
        return Task.CompletedTask;
    }

    void IThreadPoolWorkItem.Execute()
    {
        Volatile.Write(ref _lastWait, Stopwatch.GetElapsedTime(_inLineSince).Ticks);
        Volatile.Write(ref _inLineSince, 0);
    }

    public void Dispose()
    {
        _stop.Set();
        _asking?.Join();
        _stop.Dispose();
    }

    private void Ask()
    {
        while (!_stop.Wait(Every))
        {
            if (Volatile.Read(ref _inLineSince) == 0)
            {
                Send();
            }
        }
    }

    private void Send()
    {
        Volatile.Write(ref _inLineSince, Stopwatch.GetTimestamp());
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
