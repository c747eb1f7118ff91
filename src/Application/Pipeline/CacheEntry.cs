namespace OmicsOracle.Application.Pipeline;

/// <summary>What an answer is made of, which decides how long each tier keeps it; the lifetimes are settings.</summary>
public enum CacheProfile
{
    /// <summary>Answers of searches.</summary>
    Search,

    /// <summary>Single records and what belongs to them.</summary>
    Record,

    /// <summary>What a source elsewhere answered to one question.</summary>
    Upstream,

    /// <summary>Texts about records.</summary>
    Summary,
}

/// <summary>How much an answer is worth keeping.</summary>
public enum CacheWorth
{
    Whole,

    /// <summary>A no, or nothing found: true now, and kept for the negative lifetime only.</summary>
    Negative,

    /// <summary>Something that failed is missing: kept as briefly, and never in place of a whole one.</summary>
    Thin,
}

/// <summary>How an answer is kept.</summary>
public readonly record struct CacheEntry
{
    private static readonly string[] Prefixes = ["search:", "record:", "upstream:", "summary:"];

    /// <param name="key">Canonical: the same question has the same key however it was written. Begins with the profile's name, by which every tier knows its lifetime.</param>
    /// <param name="tags">See <see cref="CacheTag"/>.</param>
    /// <param name="worth">Judges an answer; null where each is whole.</param>
    /// <param name="aged">Marks an answer that could not be renewed; null where its kind has no place for such a mark.</param>
    public CacheEntry(string key, CacheProfile profile, string[] tags, Func<object, CacheWorth>? worth = null, Func<object, TimeSpan, object>? aged = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!key.StartsWith(Prefixes[(int)profile], StringComparison.Ordinal))
        {
            throw new ArgumentException($"The key begins with '{Prefixes[(int)profile]}'.", nameof(key));
        }

        (Key, Profile, Tags, Worth, Aged) = (key, profile, tags, worth, aged);
    }

    public string Key { get; }

    public CacheProfile Profile { get; }

    /// <summary>By which the answer is dropped when what it rests on changes.</summary>
    public string[] Tags { get; }

    /// <summary>How much an answer is worth; null where each is whole.</summary>
    public Func<object, CacheWorth>? Worth { get; }

    /// <summary>The answer marked as stale, with its age.</summary>
    public Func<object, TimeSpan, object>? Aged { get; }

    /// <summary>The profile of a key; null where it begins with none.</summary>
    public static CacheProfile? ProfileOf(ReadOnlySpan<char> key)
    {
        for (var i = 0; i < Prefixes.Length; i++)
        {
            if (key.StartsWith(Prefixes[i], StringComparison.Ordinal))
            {
                return (CacheProfile)i;
            }
        }

        return null;
    }
}

/// <summary>The tags by which answers are dropped.</summary>
public static class CacheTag
{
    /// <summary>Every search: any change of the catalogue may change any of them.</summary>
    public const string Search = "search";

    /// <summary>Every record of the catalogue, for changes too many to name.</summary>
    public const string Catalog = "catalog";

    /// <summary>What other sources answered.</summary>
    public const string Upstream = "upstream";

    /// <summary>Every summary.</summary>
    public const string Summary = "summary";

    /// <summary>What rests on one series.</summary>
    public static string Of(Domain.Accession accession) => $"dataset:{accession}";

    /// <summary>A tag as answers carry it, whatever its letter case: dataset:gse2034 is dataset:GSE2034.</summary>
    public static string Canonical(string tag)
    {
        const string dataset = "dataset:";
        return tag.StartsWith(dataset, StringComparison.OrdinalIgnoreCase) && Domain.Accession.TryParse(tag.AsSpan(dataset.Length), out var accession)
            ? Of(accession)
            : tag.ToLowerInvariant();
    }

    /// <summary>Whether a text can be a tag: 1 to 64 letters, digits and the signs : - _ . of ASCII.</summary>
    public static bool IsReadable(string tag) =>
        tag is { Length: > 0 and <= 64 } && tag.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_' or '.');
}
