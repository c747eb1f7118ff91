using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>Remembers, in the same store as the records, which series cannot be had and why, so that GEO is not asked again and again.</summary>
public interface IAbsentSeries
{
    /// <summary>Null where nothing is remembered, or not any longer.</summary>
    /// <exception cref="SourceUnavailable">The store cannot be read.</exception>
    Task<Absence?> Find(Accession accession, CancellationToken cancellation);

    /// <summary>Remembers it; a withdrawn series is from then on no longer held, and the index hears of it.</summary>
    /// <exception cref="SourceUnavailable">The store cannot be written.</exception>
    Task Remember(Accession accession, Absence absence, CancellationToken cancellation);
}

public enum AbsenceKind
{
    /// <summary>It exists and is not public yet.</summary>
    Private,

    /// <summary>It was public once and was withdrawn.</summary>
    Withdrawn,
}

/// <param name="OpensOn">Of a private series, where GEO says when.</param>
/// <param name="Until">From then on GEO is asked again.</param>
public sealed record Absence(AbsenceKind Kind, DateOnly? OpensOn, DateTimeOffset Until)
{
    // GEO does not say until when; a day spares it, and is not long to wait for a series that has opened.
    private static readonly TimeSpan UndatedPrivacy = TimeSpan.FromDays(1);
    private static readonly TimeSpan Withdrawal = TimeSpan.FromDays(30);

    public static Absence Withdrawn(DateTimeOffset now) => new(AbsenceKind.Withdrawn, null, now + Withdrawal);

    public static Absence Private(DateOnly? opensOn, DateTimeOffset now) => new(
        AbsenceKind.Private,
        opensOn,
        opensOn is { } day && new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) is var opening && opening > now ? opening : now + UndatedPrivacy);
}
