using System.Globalization;
using OmicsOracle.Emulators.Records;

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

/// <summary>The uids a call names, by <c>id</c> or by a page of a kept set.</summary>
/// <param name="Uids">Empty where <paramref name="Error"/> tells why.</param>
/// <param name="Rejected">Of the ids, the first that is no number, and where it stood.</param>
internal sealed record NamedUids(IReadOnlyList<long> Uids, string? Error, (string Id, int Position)? Rejected)
{
    public static NamedUids Of(EntrezRequest request, string database, History history)
    {
        if (request.UsesHistory)
        {
            return history.Find(request, database) is { } kept
                ? new([.. kept.Skip(request.Number("retstart", 0)).Take(request.Number("retmax", int.MaxValue))], null, null)
                : new([], $"Unable to obtain query #{request["query_key"] ?? "1"}", null);
        }

        var uids = new List<long>();
        (string, int)? rejected = null;
        var position = 0;
        foreach (var id in request.Ids)
        {
            if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var uid))
            {
                uids.Add(uid);
            }
            else
            {
                rejected ??= (id, position);
            }

            position += id.Length + 1;
        }

        return new(uids, null, rejected);
    }
}

/// <summary>The databases by name.</summary>
internal static class Databases
{
    public static readonly string[] Names = ["gds", "pubmed", "sra"];

    public static Query.ISearchedDatabase? Find(EmulatedRecords records, string name) => name switch
    {
        "gds" => records.Geo,
        "pubmed" => records.PubMed,
        "sra" => records.Sra,
        _ => null,
    };
}
