using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>What a client has to do about an answer beyond telling its kind.</summary>
internal enum Fault
{
    None,

    /// <summary>The host itself fails, whatever it is asked: counts towards leaving it alone for a while.</summary>
    Host,

    /// <summary>The key is wrong: go on without it.</summary>
    KeyRefused,

    /// <summary>The search kept at NCBI is gone: search again.</summary>
    HistoryExpired,

    /// <summary>More bytes than are read.</summary>
    TooLarge,

    /// <summary>Nothing was sent: its turn would have come too late.</summary>
    NotSent,
}

/// <summary>What an answer turned out to be.</summary>
/// <param name="Reason">One clause in this project's own words, never NCBI's: its text may hold the key.</param>
internal sealed record Verdict(AnswerKind Kind, string? Reason = null, Fault Fault = Fault.None)
{
    public static readonly Verdict Ok = new(AnswerKind.Ok);

    public DateOnly? OpensOn { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public bool HasValue => Kind is AnswerKind.Ok or AnswerKind.Partial or AnswerKind.Empty;

    /// <summary>Whether the same request may be answered better a moment later.</summary>
    public bool MayPass => Kind is AnswerKind.Transient || Fault is Fault.KeyRefused || (Kind is AnswerKind.Throttled && Fault is not Fault.NotSent);

    /// <param name="value">Told with kinds that have one.</param>
    public SourceAnswer<T> With<T>(T? value) => new(Kind, HasValue ? value : default, Reason, OpensOn, RetryAfter);

    public SourceAnswer<T> Failed<T>() => With<T>(default);
}
