using System.Net;
using OmicsOracle.Application.Summaries;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>The ways in which a model fails to write, and what is said of each. What the host itself says stays out: it may hold names, addresses and parts of the key.</summary>
internal static class ChatFailures
{
    public static WriterFailed Of(WriterFault fault, TimeSpan? retryAfter = null) => new(fault, Sentence(fault)) { RetryAfter = retryAfter };

    /// <summary>The code goes before the status: hosts send quota as 429, filters as 400, and a model that is out of reach as 403.</summary>
    public static WriterFault Fault(HttpStatusCode status, ErrorWords words) => words switch
    {
        _ when words.HasCode("insufficient_quota", "billing_hard_limit_reached", "billing_not_active") => WriterFault.NoMeans,
        _ when words.HasCode("content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation") => WriterFault.Declined,
        _ when words.HasCode("context_length_exceeded", "exceed_context_size_error", "string_above_max_length") || words.Says("maximum context length", "context size", "context window", "context length") => WriterFault.TooLong,
        _ when words.HasCode("invalid_api_key", "invalid_authentication") => WriterFault.KeyRefused,
        _ when words.HasCode("model_not_found", "DeploymentNotFound") => WriterFault.NoSuchModel,
        _ when words.HasCode("rate_limit_exceeded") => WriterFault.Throttled,
        _ => Fault(status),
    };

    private static WriterFault Fault(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => WriterFault.KeyRefused,
        HttpStatusCode.PaymentRequired => WriterFault.NoMeans,
        HttpStatusCode.NotFound => WriterFault.NoSuchModel,
        HttpStatusCode.RequestEntityTooLarge => WriterFault.TooLong,
        HttpStatusCode.TooManyRequests => WriterFault.Throttled,
        _ => WriterFault.Unavailable,
    };

    private static string Sentence(WriterFault fault) => fault switch
    {
        WriterFault.KeyRefused => "The language model refused the key of this service.",
        WriterFault.NoSuchModel => "The language model that is set is not known at its host.",
        WriterFault.Throttled => "The language model has too much to do at the moment.",
        WriterFault.NoMeans => "The account for the language model has no means left.",
        WriterFault.Declined => "The language model would not write about this.",
        WriterFault.TooLong => "The records are too long for the language model.",
        WriterFault.TooSlow => "The language model took too long.",
        WriterFault.Broken => "The language model gave an answer that cannot be used.",
        _ => "The language model could not be reached or failed.",
    };
}
