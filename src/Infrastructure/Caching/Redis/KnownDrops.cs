namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>What this node has told or heard, the latest of each name, so that an older word never undoes a newer one. Bounded: the oldest are forgotten.</summary>
internal sealed class KnownDrops(int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _latest = new(StringComparer.Ordinal);

    public DropMessage[] All
    {
        get
        {
            lock (_gate)
            {
                return [.. _latest.Select(d => new DropMessage(d.Key, d.Value))];
            }
        }
    }

    /// <summary>False where it, or a later one, is known.</summary>
    public bool Learn(DropMessage drop)
    {
        lock (_gate)
        {
            if (_latest.TryGetValue(drop.Name, out var at) && at >= drop.At)
            {
                return false;
            }

            _latest[drop.Name] = drop.At;
            if (_latest.Count > most)
            {
                foreach (var oldest in _latest.OrderBy(d => d.Value).Take(most / 10).Select(d => d.Key).ToArray())
                {
                    _latest.Remove(oldest);
                }
            }

            return true;
        }
    }
}
