using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.RateLimiting;

/// <summary>The permits of one caller: full at first, refilled evenly.</summary>
internal sealed class TokenBucket(int burst, double perSecond, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _permits = burst;
    private long _countedAt = time.GetTimestamp();

    public bool IsFull => Left.UntilAll == 0;

    public PermitsLeft Left
    {
        get
        {
            lock (_gate)
            {
                Refill();
                return new((int)_permits, (int)Math.Ceiling((burst - _permits) / perSecond));
            }
        }
    }

    public bool TrySpend(int cost, out TimeSpan retryAfter)
    {
        var asked = Math.Min(cost, burst);
        lock (_gate)
        {
            Refill();
            if (_permits >= asked)
            {
                _permits -= asked;
                retryAfter = TimeSpan.Zero;
                return true;
            }

            retryAfter = TimeSpan.FromSeconds((asked - _permits) / perSecond);
            return false;
        }
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        _permits = Math.Min(burst, _permits + (time.GetElapsedTime(_countedAt, now).TotalSeconds * perSecond));
        _countedAt = now;
    }
}
