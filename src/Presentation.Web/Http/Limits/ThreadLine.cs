using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace OmicsOracle.Presentation.Web.Http.Limits;

/// <summary>Whether work stands too long in line for a thread, measured by sending a piece through the line. Where the cores are what is short, a flood waits there, before any call can be counted.</summary>
internal sealed class ThreadLine(IOptions<LoadOptions> options) : IHostedService, IThreadPoolWorkItem, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);

    /// <summary>A line this long in time is a flood; a shorter one is a hiccup, such as the first searches after the start.</summary>
    private static readonly TimeSpan FloodAfter = TimeSpan.FromSeconds(1);

    /// <summary>Without a long line, after which a flood is over; until then a long line is not waited out again.</summary>
    private static readonly TimeSpan CalmAfter = TimeSpan.FromSeconds(5);

    private readonly ManualResetEventSlim _stop = new();
    private Thread? _watching;
    private long _inLineSince;
    private long _lastWait;
    private volatile bool _isTooLong;

    public bool IsTooLong => _isTooLong;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _watching = new Thread(Watch) { IsBackground = true, Name = nameof(ThreadLine) }; // of its own, since it is the pool that is watched
        _watching.Start();
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
        _watching?.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        var (isLong, isFlood, since) = (false, false, Stopwatch.GetTimestamp());
        do
        {
            if (Volatile.Read(ref _inLineSince) == 0)
            {
                Volatile.Write(ref _inLineSince, Stopwatch.GetTimestamp());
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }

            if (Wait() > options.Value.LongestLine != isLong)
            {
                (isLong, since) = (!isLong, Stopwatch.GetTimestamp());
            }

            isFlood = Stopwatch.GetElapsedTime(since) >= (isLong ? FloodAfter : CalmAfter) ? isLong : isFlood;
            _isTooLong = isFlood && isLong;
        }
        while (!_stop.Wait(Every));
    }

    /// <summary>That of the last piece that came through, or of the one that stands in line, if it is longer already.</summary>
    private TimeSpan Wait()
    {
        var (last, since) = (new TimeSpan(Volatile.Read(ref _lastWait)), Volatile.Read(ref _inLineSince));
        return since != 0 && Stopwatch.GetElapsedTime(since) is var now && now > last ? now : last;
    }
}
