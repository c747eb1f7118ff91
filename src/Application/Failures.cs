using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Application;

/// <summary>What was asked for does not exist as far as is known.</summary>
public abstract class NotFoundException(string message) : Exception(message);

/// <summary>No held record has this accession.</summary>
public sealed class DatasetNotFound(Accession accession, string message) : NotFoundException(message)
{
    public Accession Accession { get; } = accession;
}

/// <summary>The series exists and is not public yet.</summary>
/// <param name="opensOn">Null where GEO does not say.</param>
public sealed class DatasetNotPublic(Accession accession, DateOnly? opensOn)
    : NotFoundException(opensOn is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"{accession} is private at GEO until {day:yyyy-MM-dd}.")
        : $"{accession} is private at GEO; it does not say until when.")
{
    public DateOnly? OpensOn { get; } = opensOn;
}

/// <summary>The series was public once and has been withdrawn.</summary>
public sealed class DatasetWithdrawn(Accession accession) : NotFoundException($"{accession} was withdrawn from GEO.");

/// <summary>A catalogue is brought up to date by one sync at a time.</summary>
public sealed class SyncRunning() : Exception("A sync is running already; GET /api/v1/catalog shows how far it is.");

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
    /// <summary>For <see cref="SourceName"/>: NCBI.</summary>
    public const string Upstream = "upstream";

    /// <summary>"store", "index" or "upstream".</summary>
    public string SourceName { get; } = source;

    /// <summary>When asking again may help; null where that is not known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The program cannot start or go on as it was told to; the message is one sentence that says what to do.</summary>
public sealed class CannotProceed(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A question has no hits that could be summarised.</summary>
/// <param name="completeness">Whether every source has answered.</param>
public sealed class NothingToSummarize(Completeness completeness)
    : NotFoundException(completeness is Completeness.Complete
        ? "Nothing was found for this question, so there is nothing to summarise."
        : "Nothing was found where the question could be asked, and not every source has answered; ask again in a minute.");
