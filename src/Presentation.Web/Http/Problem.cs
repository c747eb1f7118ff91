using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Problem details with this service's stable codes.</summary>
internal static class Problem
{
    public const string MediaType = "application/problem+json";

    public static ProblemDetails Of(int status, string code, string title, string? detail) => new()
    {
        Type = $"urn:omics-oracle:problem:{code}",
        Status = status,
        Title = title,
        Detail = detail,
        Extensions = { ["code"] = code },
    };

    /// <param name="errors">By the name of the parameter at fault.</param>
    public static ProblemDetails Invalid(IReadOnlyDictionary<string, string[]> errors)
    {
        var problem = Of(StatusCodes.Status400BadRequest, "invalid-query", "The query is not valid", string.Join(" ", errors.Select(e => $"{e.Key}: {string.Join(" ", e.Value)}")));
        problem.Extensions["errors"] = errors;
        return problem;
    }

    /// <summary>The same as the answer of an action or a filter, which do not pass where other problems are completed.</summary>
    /// <inheritdoc cref="Invalid(IReadOnlyDictionary{string, string[]})"/>
    public static ObjectResult Invalid(HttpContext context, IReadOnlyDictionary<string, string[]> errors) => Answer(context, Invalid(errors));

    /// <inheritdoc cref="Invalid(HttpContext, IReadOnlyDictionary{string, string[]})"/>
    public static ObjectResult Answer(HttpContext context, int status, string code, string title, string detail) =>
        Answer(context, Of(status, code, title, detail));

    /// <summary>What every problem carries, also those that the framework makes.</summary>
    public static void Complete(ProblemDetails problem, HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.Headers.CacheControl = CacheHeaders.NoStore;
        }

        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        if (problem.Extensions.ContainsKey("code"))
        {
            return;
        }

        problem.Status ??= context.Response.StatusCode;
        var code = problem.Status switch
        {
            StatusCodes.Status404NotFound => "not-found",
            StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
            StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
            >= 500 => "internal",
            _ => "invalid-request",
        };
        problem.Extensions["code"] = code;
        problem.Type = $"urn:omics-oracle:problem:{code}";
        problem.Title ??= Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(problem.Status.Value);
        problem.Detail ??= code == "not-found" ? "There is nothing at this address; /docs lists what there is." : null;
    }

    private static ObjectResult Answer(HttpContext context, ProblemDetails problem)
    {
        Complete(problem, context);
        return new(problem) { StatusCode = problem.Status, ContentTypes = { MediaType } };
    }
}
