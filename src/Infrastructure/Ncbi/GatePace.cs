namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>How fast may be asked now: the limit, less after each 429, and back to it slowly while none comes.</summary>
/// <param name="limit">Requests a second.</param>
internal sealed class GatePace(double limit, TimeProvider clock)
{
    /// <summary>What stays of the rate after a 429.</summary>
    private const double Backoff = 0.7;

    /// <summary>Of the limit, gained with each second without a 429.</summary>
    private const double Recovery = 0.02;

    /// <summary>Of the limit, below which it never falls.</summary>
    private const double Floor = 0.1;

    /// <summary>Requests that leave evenly do not arrive evenly; so they leave a little slower, to stay below the limit in any second at the other end.</summary>
    private const double Spread = 1.03;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);
    private DateTimeOffset _refusedAt = DateTimeOffset.MinValue, _recoveredAt = clock.GetUtcNow();
    private int _inARow;

    /// <summary>Requests a second by the source's policy.</summary>
    public double Limit { get; private set; } = limit;

    public double PerSecond { get; private set; } = limit;

    public bool IsSlowed => PerSecond < Limit;

    public DateTimeOffset PausedUntil { get; private set; }

    /// <summary>From one request to the next.</summary>
    public TimeSpan Spacing => TimeSpan.FromSeconds(Spread / PerSecond);

    /// <param name="sentAt">Of the request that was refused: several in flight are refused together, and count once.</param>
    public void Refused(DateTimeOffset sentAt, TimeSpan? retryAfter)
    {
        var now = clock.GetUtcNow();
        if (sentAt >= _refusedAt)
        {
            _inARow++;
            _refusedAt = now;
            PerSecond = Math.Max(Limit * Floor, PerSecond * Backoff);
        }

        var own = FirstPause * Math.Pow(2, Math.Min(_inARow, 8) - 1);
        var pause = retryAfter is { } told && told > TimeSpan.Zero ? told : own;
        var until = now + (pause < LongestPause ? pause : LongestPause);
        PausedUntil = until > PausedUntil ? until : PausedUntil;
        _recoveredAt = PausedUntil;
    }

    public void Answered()
    {
        _inARow = 0;
        var now = clock.GetUtcNow();
        var whole = Math.Floor((now - _recoveredAt).TotalSeconds);
        if (IsSlowed && whole >= 1)
        {
            PerSecond = Math.Min(Limit, PerSecond + (Limit * Recovery * Math.Min(whole, 5)));
            _recoveredAt = now;
        }
    }

    /// <summary>For a key that turned out to be wrong.</summary>
    public void Lower(double limit)
    {
        Limit = Math.Min(Limit, limit);
        PerSecond = Math.Min(PerSecond, Limit);
    }
}
