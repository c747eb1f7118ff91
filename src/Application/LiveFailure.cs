using FluentValidation;
using FluentValidation.Results;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;

namespace OmicsOracle.Application;

/// <summary>What a caller is told when GEO was asked and did not answer.</summary>
internal static class LiveFailure
{
    public const string SwitchedOff = "Asking GEO live is switched off here (settings Live:Enabled and Ncbi:Enabled).";

    /// <param name="reason">The source's clause, in this project's words; null where it gives none.</param>
    /// <param name="source">As people call it.</param>
    public static string Sentence(AnswerKind kind, string? reason, string source = LiveSearch.Name) => kind switch
    {
        AnswerKind.Throttled => $"{source} takes no more requests from here for the moment.",
        AnswerKind.InvalidRequest => $"{source} refuses this question{Because(reason)}.",
        AnswerKind.Blocked => $"{source} answers with a page for people instead of data{Because(reason)}.",
        AnswerKind.Malformed => $"{source}'s answer could not be read{Because(reason)}.",
        _ => $"{source} cannot answer now{Because(reason)}.",
    };

    public static SourceUnavailable Unavailable(AnswerKind kind, string? reason, TimeSpan? retryAfter) =>
        new(SourceUnavailable.Upstream, Sentence(kind, reason)) { RetryAfter = retryAfter };

    /// <summary>How much a source's answer is worth keeping; the kind decides.</summary>
    public static CacheWorth Worth<T>(object answer) => ((SourceAnswer<T>)answer).Kind switch
    {
        AnswerKind.Ok or AnswerKind.Partial => CacheWorth.Whole,
        AnswerKind.Empty or AnswerKind.NotFound or AnswerKind.Private or AnswerKind.Gone or AnswerKind.InvalidRequest => CacheWorth.Negative,
        _ => CacheWorth.Thin,
    };

    public const string ConceptsAreLocal = "Only the catalogue can be limited by concepts; leave source out, or look in local.";

    /// <summary>A refusal that names the parameter at fault.</summary>
    public static ValidationException Refusal(string parameter, string sentence) => new([new ValidationFailure(parameter, sentence)]);

    private static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $" ({reason.TrimEnd('.')})";
}
