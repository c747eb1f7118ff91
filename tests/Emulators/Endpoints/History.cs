using System.Globalization;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>Entrez's history server: sets of uids kept under a WebEnv, each with a query key from 1, until they expire.</summary>
internal sealed class History(TimeProvider time, TimeSpan lifetime)
{
    private const int MostKept = 256;

    private readonly Dictionary<string, List<Kept>> _environments = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();
    private long _made;

    private sealed record Kept(string Database, long[] Uids, long At);

    /// <summary>Keeps a set; under a given WebEnv where that is still known.</summary>
    public (string WebEnv, string QueryKey) Keep(string? webEnv, string database, long[] uids)
    {
        if (webEnv is null || !_environments.TryGetValue(webEnv, out var sets))
        {
            webEnv = $"MCID_{(0x65e35284bd337445 + (++_made * 0x9e3779b9)).ToString("x16", CultureInfo.InvariantCulture)}{_made.ToString("x8", CultureInfo.InvariantCulture)}";
            _environments[webEnv] = sets = [];
            _oldest.Enqueue(webEnv);
            if (_oldest.Count > MostKept)
            {
                _environments.Remove(_oldest.Dequeue());
            }
        }

        sets.Add(new(database, uids, time.GetTimestamp()));
        return (webEnv, sets.Count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Null where it has expired or never was.</summary>
    public long[]? Find(EntrezRequest request, string database) =>
        _environments.TryGetValue(request["WebEnv"] ?? "", out var sets)
        && request.Number("query_key", 0) is var key && key >= 1 && key <= sets.Count
        && sets[key - 1] is var kept && kept.Database == database && time.GetElapsedTime(kept.At) < lifetime
            ? kept.Uids
            : null;

    public void Expire() => _environments.Clear();
}
