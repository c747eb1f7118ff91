using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Catalog;

/// <summary>Lets the cache forget records that have changed. Searches are dropped apart, when the index has followed.</summary>
internal static class DroppedRecords
{
    /// <summary>Beyond so many at once, forgetting every record costs less than naming them.</summary>
    public const int MostNamed = 100;

    public static async Task DropRecords(this IAnswerCache cache, IReadOnlyList<Accession> changed, CancellationToken cancellation)
    {
        if (changed.Count > MostNamed)
        {
            await cache.Drop(CacheTag.Catalog, cancellation);
            return;
        }

        foreach (var accession in changed)
        {
            await cache.Drop(CacheTag.Of(accession), cancellation);
        }
    }
}
