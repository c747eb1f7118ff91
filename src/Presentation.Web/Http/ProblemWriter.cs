using Microsoft.AspNetCore.Mvc;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Writes every problem as problem+json, whatever the caller said to accept: a reason in another format is worth more than none.</summary>
internal sealed class ProblemWriter(Microsoft.Extensions.Options.IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Problem.Complete(context.ProblemDetails, context.HttpContext);
        context.ProblemDetails.Status ??= context.HttpContext.Response.StatusCode;
        return new(context.HttpContext.Response.WriteAsJsonAsync(context.ProblemDetails, json.Value.JsonSerializerOptions, Problem.MediaType, context.HttpContext.RequestAborted));
    }
}
