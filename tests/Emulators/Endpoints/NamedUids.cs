using System.Globalization;

namespace OmicsOracle.Emulators.Endpoints;

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
