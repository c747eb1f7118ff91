using FluentValidation;

namespace OmicsOracle.Application.Pipeline;

/// <summary>Failures by the few kinds that figures are kept of.</summary>
internal static class FailureKind
{
    /// <summary>A stream whose reader left before its end.</summary>
    public const string Left = "left";

    public static string Of(Exception failure) => failure switch
    {
        ValidationException => "invalid",
        NotFoundException => "not-found",
        RateLimitExceeded => "rate-limited",
        SourceUnavailable => "unavailable",
        OperationCanceledException => "cancelled",
        SyncRunning or CannotProceed => "refused",
        _ => "unexpected",
    };
}
