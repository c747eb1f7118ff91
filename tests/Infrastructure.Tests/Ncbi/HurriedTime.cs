namespace OmicsOracle.Tests.Ncbi;

/// <summary>A clock that jumps over every pause: who waits is served at once, and the time has passed.</summary>
internal sealed class HurriedTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public HurriedTime() : this(new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Interlocked.Add(ref _ticks, dueTime.Ticks);
        }

        return base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
