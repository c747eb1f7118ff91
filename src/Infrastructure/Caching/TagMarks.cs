using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>The entries in which FusionCache notes when a tag was last dropped. Unlike answers they may not be lost while an older answer lives anywhere.</summary>
internal static class TagMarks
{
    private const string Prefix = FusionCacheInternalStrings.DefaultTagCacheKeyPrefix;

    public static bool IsOne(ReadOnlySpan<char> key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    public static string KeyOf(string tag) => Prefix + tag;

    public static string TagOf(string key) => key[Prefix.Length..];

    /// <summary>The moment of the drop in FusionCache's ticks; 0 where there was none, or the bytes tell nothing.</summary>
    public static long DroppedAt(KeptSerializer serializer, byte[] bytes) =>
        serializer.Deserialize<FusionCacheDistributedEntry<long>>(bytes)?.Value ?? 0;
}
