namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <summary>When entries were last used, until it is written down with the next batch.</summary>
internal sealed class NotedUses
{
    private const int Many = 10_000;
    private readonly Lock _gate = new();
    private Dictionary<long, long> _uses = [];

    public bool AreMany
    {
        get
        {
            lock (_gate)
            {
                return _uses.Count >= Many;
            }
        }
    }

    /// <returns>Whether it is time to write them down.</returns>
    public bool Note(long id, long at)
    {
        lock (_gate)
        {
            _uses[id] = at;
            return _uses.Count >= Many;
        }
    }

    public IReadOnlyDictionary<long, long> Take()
    {
        lock (_gate)
        {
            var taken = _uses;
            _uses = taken.Count > 0 ? [] : taken;
            return taken;
        }
    }
}
