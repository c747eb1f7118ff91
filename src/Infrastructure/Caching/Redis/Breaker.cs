namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>Decides when a guest is no longer asked, and from when on it may be asked again: at once the first time, later each time it fails soon after.</summary>
internal sealed class Breaker(TimeProvider time)
{
    private const int Enough = 2;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10), Longest = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private int _failures;
    private TimeSpan _rest;
    private DateTimeOffset _closedAt = DateTimeOffset.MinValue, _restsUntil = DateTimeOffset.MinValue;

    public bool MayClose
    {
        get
        {
            lock (_gate)
            {
                return time.GetUtcNow() >= _restsUntil;
            }
        }
    }

    /// <summary>True where it has failed too often in a row: one failure may be a pause of ours.</summary>
    public bool Fail() => Interlocked.Increment(ref _failures) >= Enough;

    public void Succeed()
    {
        if (Volatile.Read(ref _failures) != 0)
        {
            Volatile.Write(ref _failures, 0);
        }
    }

    public void Open()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _rest = now - _closedAt > Soon ? TimeSpan.Zero
                : _rest == TimeSpan.Zero ? TimeSpan.FromSeconds(1)
                : _rest * 2 < Longest ? _rest * 2 : Longest;
            _restsUntil = now + _rest;
        }
    }

    public void Close()
    {
        Volatile.Write(ref _failures, 0);
        lock (_gate)
        {
            _closedAt = time.GetUtcNow();
        }
    }
}
