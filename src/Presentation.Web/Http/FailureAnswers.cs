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

        var problem = Describe(exception, httpContext.Response);
        if (problem.Status == StatusCodes.Status500InternalServerError)
        {
            LogUnexpected(exception);
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static ProblemDetails Describe(Exception exception, HttpResponse response)
    {
        switch (exception)
        {
            case ValidationException invalid:
                return Problem.Invalid(invalid.Errors.GroupBy(e => e.PropertyName).ToDictionary(g => g.Key, g => g.Select(e => e.ErrorMessage).ToArray()));
            case DatasetNotPublic hidden:
                return Problem.Of(StatusCodes.Status404NotFound, "private-until", "Not public yet", hidden.Message);
            case DatasetWithdrawn withdrawn:
                return Problem.Of(StatusCodes.Status410Gone, "gone", "Withdrawn", withdrawn.Message);
            case NotFoundException missing:
                return Problem.Of(StatusCodes.Status404NotFound, "not-found", "Not found", missing.Message);
            case RateLimitExceeded exceeded:
                response.Headers[HeaderNames.RetryAfter] = Seconds(exceeded.RetryAfter);
                return Problem.Of(StatusCodes.Status429TooManyRequests, "rate-limited", "Too many requests", exceeded.Message);
            case SyncRunning running:
                return Problem.Of(StatusCodes.Status409Conflict, "sync-running", "One at a time", running.Message);
            case SourceUnavailable unavailable:
                response.Headers[HeaderNames.RetryAfter] = Seconds(unavailable.RetryAfter ?? UsualOutage);
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, $"{unavailable.SourceName}-unavailable", "Temporarily unavailable", unavailable.Message);
            case BadHttpRequestException bad:
                return Problem.Of(bad.StatusCode, "invalid-request", "The request cannot be read", bad.Message);
            default:
                return Problem.Of(StatusCodes.Status500InternalServerError, "internal", "Something went wrong here", "The fault is logged under the trace id; asking again may help.");
        }
    }

    private static string Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Error, "A request failed unexpectedly")]
    private partial void LogUnexpected(Exception exception);
}
