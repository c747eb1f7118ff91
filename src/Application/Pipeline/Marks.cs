namespace OmicsOracle.Application.Pipeline;

/// <summary>A request whose answer may be kept and given again.</summary>
public interface ICacheable
{
    CacheEntry Cache { get; }
}

/// <summary>A request that spends a caller's permits when it has to be worked out (not when the cache answers it).</summary>
public interface IRateLimited
{
    /// <summary>Permits, 1 for a simple look-up.</summary>
    int Cost { get; }
}

/// <summary>A job that may take minutes or hours, such as an import: timed as any other, but not warned of for its duration.</summary>
public interface ILongRunning;

/// <summary>A request that holds nothing a person typed, so that there is nothing to validate.</summary>
public interface IWithoutUserInput;

/// <summary>How long an answer is kept; the lifetimes are settings.</summary>
public enum CacheProfile
{
    Search,
    Record,

    /// <summary>For what will soon be known better: an answer without one of its sources, a source's refusal.</summary>
    Brief,
}

/// <param name="Key">Canonical: the same question has the same key however it was written.</param>
/// <param name="Tags">By which the answer is dropped when what it rests on changes.</param>
/// <param name="IsBrief">Says of an answer that it is kept as <see cref="CacheProfile.Brief"/> only; null where none is.</param>
public readonly record struct CacheEntry(string Key, CacheProfile Profile, string[] Tags, Func<object, bool>? IsBrief = null);
