using OmicsOracle.Domain;

namespace OmicsOracle.Application;

/// <summary>What was asked for does not exist as far as is known.</summary>
public abstract class NotFoundException(string message) : Exception(message);

/// <summary>No held record has this accession.</summary>
public sealed class DatasetNotFound(Accession accession, string message) : NotFoundException(message)
{
    public Accession Accession { get; } = accession;
}

/// <summary>The caller has used up its permits.</summary>
/// <param name="retryAfter">When asking again may succeed.</param>
public sealed class RateLimitExceeded(TimeSpan retryAfter)
    : Exception($"Too many requests: ask again in {Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds))} s.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>Something this service stands on cannot answer now: the store, the index, the disk. Trying again may help.</summary>
public sealed class SourceUnavailable(string source, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>"store" or "index".</summary>
    public string SourceName { get; } = source;
}

/// <summary>The program cannot start or go on as it was told to; the message is one sentence that says what to do.</summary>
public sealed class CannotProceed(string message, Exception? inner = null) : Exception(message, inner);
