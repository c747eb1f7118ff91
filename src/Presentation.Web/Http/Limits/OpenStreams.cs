using System.Collections.Concurrent;

namespace OmicsOracle.Presentation.Web.Http.Limits;

/// <summary>Counts the streams of events that are open, all of them and each caller's.</summary>
internal sealed class OpenStreams(int most, int mostPerCaller)
{
    private readonly ConcurrentDictionary<string, int> _byCaller = new(StringComparer.Ordinal);
    private int _open;

    public bool TryOpen(string? caller)
    {
        if (Interlocked.Increment(ref _open) > most)
        {
            Interlocked.Decrement(ref _open);
            return false;
        }

        if (caller is null || _byCaller.AddOrUpdate(caller, 1, (_, n) => n + 1) <= mostPerCaller)
        {
            return true;
        }

        Close(caller);
        return false;
    }

    public void Close(string? caller)
    {
        Interlocked.Decrement(ref _open);
        if (caller is null)
        {
            return;
        }

        // Nobody's count stays behind at 0, so there are never more names than streams.
        while (_byCaller.TryGetValue(caller, out var open)
            && !(open == 1 ? _byCaller.TryRemove(new(caller, open)) : _byCaller.TryUpdate(caller, open - 1, open)))
        {
        }
    }
}
