using System.Text.Json.Serialization.Metadata;
using OmicsOracle.Application.Ports;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>How one kind of entry is written.</summary>
/// <param name="Json">Its contract.</param>
/// <param name="Shape">Of the contract; an entry of another shape is not read.</param>
/// <param name="NoteTier">Tells an entry just read which tier it came from; false where it holds no answer.</param>
internal sealed record KeptForm(JsonTypeInfo Json, uint Shape, Func<object, CacheTier, bool> NoteTier)
{
    private static readonly Dictionary<Type, KeptForm> Forms = new[]
    {
        Of(KeptJson.Default.Search),
        Of(KeptJson.Default.Record),
        Of(KeptJson.Default.Links),
        Of(KeptJson.Default.LiveSearch),
        Of(KeptJson.Default.LiveRecord),
        Of(KeptJson.Default.WrittenSummary),
        new KeptForm(KeptJson.Default.TagMark, JsonShape.Of(KeptJson.Default.TagMark), (_, _) => true),
    }.ToDictionary(f => f.Json.Type);

    /// <exception cref="NotSupportedException">Entries of this type are not written.</exception>
    public static KeptForm For(Type entry) =>
        Forms.GetValueOrDefault(entry) ?? throw new NotSupportedException($"{entry} has no JSON contract for the cache; name it in {nameof(KeptJson)} and {nameof(KeptForm)}.");

    /// <summary>Whether answers of this type can be written below memory.</summary>
    public static bool Knows(Type answer) => Forms.ContainsKey(typeof(FusionCacheDistributedEntry<>).MakeGenericType(typeof(Kept<>).MakeGenericType(answer)));

    private static KeptForm Of<T>(JsonTypeInfo<FusionCacheDistributedEntry<Kept<T>>> json) => new(json, JsonShape.Of(json), (entry, tier) =>
    {
        if (((FusionCacheDistributedEntry<Kept<T>>)entry).Value is not { Answer: not null } kept)
        {
            return false;
        }

        kept.CameFrom(tier);
        return true;
    });
}
