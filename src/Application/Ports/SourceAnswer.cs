namespace OmicsOracle.Application.Ports;

/// <summary>What an upstream source's answer turned out to be, whatever its HTTP status said.</summary>
public enum AnswerKind
{
    Ok,

    /// <summary>It was understood, and there is nothing.</summary>
    Empty,

    /// <summary>It holds less than it should: fewer records than ids, or terms that were dropped.</summary>
    Partial,

    /// <summary>The source refuses the question itself; asking again is in vain.</summary>
    InvalidRequest,
    NotFound,

    /// <summary>It exists and is not public yet.</summary>
    Private,

    /// <summary>It was public once and was withdrawn.</summary>
    Gone,
    Throttled,

    /// <summary>A fault that passes: trying again may help.</summary>
    Transient,

    /// <summary>A page for people came where data was asked: reCAPTCHA, maintenance.</summary>
    Blocked,

    /// <summary>It broke its own contract.</summary>
    Malformed,
}

/// <summary>An answer with its kind. Nothing throws for what is expected; the use case decides what a kind means to its caller.</summary>
/// <param name="Value">There for <see cref="AnswerKind.Ok"/> and <see cref="AnswerKind.Partial"/> only.</param>
/// <param name="Reason">One clause in this project's own words; never the source's body, which may hold a key.</param>
/// <param name="OpensOn">For <see cref="AnswerKind.Private"/>, where the source says when.</param>
/// <param name="RetryAfter">For <see cref="AnswerKind.Throttled"/>, where the source says so.</param>
public sealed record SourceAnswer<T>(AnswerKind Kind, T? Value = default, string? Reason = null, DateOnly? OpensOn = null, TimeSpan? RetryAfter = null)
{
    public bool HasValue => Kind is AnswerKind.Ok or AnswerKind.Partial;

    /// <summary>The same failure for another type of value.</summary>
    /// <exception cref="InvalidOperationException">It is no failure.</exception>
    public SourceAnswer<TOther> Failed<TOther>() =>
        HasValue ? throw new InvalidOperationException("An answer with a value is not a failure.") : new(Kind, default, Reason, OpensOn, RetryAfter);
}
