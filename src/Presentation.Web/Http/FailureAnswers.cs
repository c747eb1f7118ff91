using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OmicsOracle.Application;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>The one place where a failure becomes an HTTP answer (RFC 9457), with a stable code and without inner details.</summary>
internal sealed partial class FailureAnswers(IProblemDetailsService problems, ILogger<FailureAnswers> log) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;
    private static readonly TimeSpan UsualOutage = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        var (problem, retryAfter) = Described(exception, log);
        if (retryAfter is { } wait)
        {
            httpContext.Response.Headers[HeaderNames.RetryAfter] = Seconds(wait);
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem });
    }

    /// <summary>The same as a text within an answer that has begun, where no status or header can tell it.</summary>
    public static ProblemDetails Told(Exception exception, HttpContext context)
    {
        var (problem, _) = Described(exception, context.RequestServices.GetRequiredService<ILogger<FailureAnswers>>());
        Problem.Complete(problem, context);
        return problem;
    }

    /// <summary>Whole seconds, 1 or more, as Retry-After has them.</summary>
    public static string Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static (ProblemDetails Problem, TimeSpan? RetryAfter) Described(Exception exception, ILogger log)
    {
        var described = Describe(exception);
        if (described.Problem.Status == StatusCodes.Status500InternalServerError)
        {
            LogUnexpected(log, exception);
        }

        return described;
    }

    private static (ProblemDetails Problem, TimeSpan? RetryAfter) Describe(Exception exception) => exception switch
    {
        ValidationException invalid => (Problem.Invalid(invalid.Errors.GroupBy(e => e.PropertyName).ToDictionary(g => g.Key, g => g.Select(e => e.ErrorMessage).ToArray())), null),
        DatasetNotPublic => (Problem.Of(StatusCodes.Status404NotFound, "private-until", "Not public yet", exception.Message), null),
        DatasetWithdrawn => (Problem.Of(StatusCodes.Status410Gone, "gone", "Withdrawn", exception.Message), null),
        NotFoundException => (Problem.Of(StatusCodes.Status404NotFound, "not-found", "Not found", exception.Message), null),
        RateLimitExceeded exceeded => (Problem.Of(StatusCodes.Status429TooManyRequests, "rate-limited", "Too many requests", exceeded.Message), exceeded.RetryAfter),
        Limits.AnswerTookTooLong late => (Problem.Of(StatusCodes.Status503ServiceUnavailable, "timed-out", "It took too long", late.Message), UsualOutage),
        SyncRunning => (Problem.Of(StatusCodes.Status409Conflict, "sync-running", "One at a time", exception.Message), null),
        SourceUnavailable unavailable => (Problem.Of(StatusCodes.Status503ServiceUnavailable, $"{unavailable.SourceName}-unavailable", "Temporarily unavailable", unavailable.Message), unavailable.RetryAfter ?? UsualOutage),
        BadHttpRequestException bad => (Problem.Of(bad.StatusCode, "invalid-request", "The request cannot be read", bad.Message), null),
        _ => (Problem.Of(StatusCodes.Status500InternalServerError, "internal", "Something went wrong here", "The fault is logged under the trace id; asking again may help."), null),
    };

    [LoggerMessage(LogLevel.Error, "A request failed unexpectedly")]
    private static partial void LogUnexpected(ILogger log, Exception exception);
}
