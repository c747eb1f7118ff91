using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Search.Fielded;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[Route("api/v1/query")]
public sealed class QueryController(IMediator mediator) : ControllerBase
{
    private const int LargestBody = 32 * 1024;

    /// <summary>Looks a query in Entrez's syntax over: what is odd about it, how to mend it, and what it would do. Searches nothing.</summary>
    /// <param name="request">The query, 1 to 2,000 characters.</param>
    [HttpPost("lint")]
    [RequestSizeLimit(LargestBody)]
    [ProducesResponseType<LintAnswer>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<LintAnswer> Lint(LintRequest request, CancellationToken cancellation) => mediator.Send(new LintQuery(request.Query ?? ""), cancellation);
}

/// <param name="Query">As it would be sent to Entrez, or as <c>q</c>.</param>
public sealed record LintRequest(string? Query);
