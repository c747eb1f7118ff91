namespace OmicsOracle.Infrastructure.Caching;

/// <summary>The tags dropped lately, so that an answer whose making began before is not kept after. Bounded: beyond its memory it says yes.</summary>
internal sealed class RecentDrops
{
    private const int Most = 1_024;
    private readonly Lock _gate = new();
    private readonly Queue<(string Tag, DateTimeOffset At)> _drops = new();
    private DateTimeOffset _forgottenUntil = DateTimeOffset.MinValue;

    public void Add(string tag, DateTimeOffset at)
    {
        lock (_gate)
        {
            _drops.Enqueue((tag, at));
            if (_drops.Count > Most)
            {
                _forgottenUntil = _drops.Dequeue().At;
            }
        }
    }

    /// <summary>Whether one of the tags was dropped at that moment or later.</summary>
    public bool AnySince(DateTimeOffset moment, string[] tags)
    {
        lock (_gate)
        {
            return moment <= _forgottenUntil || _drops.Any(d => d.At >= moment && tags.Contains(d.Tag));
        }
    }
}
