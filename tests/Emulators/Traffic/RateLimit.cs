namespace OmicsOracle.Emulators.Traffic;

/// <summary>So many requests of one caller within any second. Those refused count too, as the counts in NCBI's bodies show: 5 of 3.</summary>
internal sealed class RateLimit(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<long>> _seen = new(StringComparer.Ordinal);

    /// <summary>Counts a request.</summary>
    /// <returns>How many the caller has made within the last second, with this one.</returns>
    public int Count(string caller)
    {
        var now = time.GetTimestamp();
        lock (_gate)
        {
            if (!_seen.TryGetValue(caller, out var seen))
            {
                _seen[caller] = seen = new();
            }

            while (seen.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= TimeSpan.FromSeconds(1))
            {
                seen.Dequeue();
            }

            seen.Enqueue(now);
            return seen.Count;
        }
    }
}
