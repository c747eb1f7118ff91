using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Caching;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[ResponseCache(NoStore = true)]
[Route("api/v1/cache")]
public sealed class CacheController(IMediator mediator) : ControllerBase
{
    /// <summary>The tiers in which answers are kept, the fastest first: whether each is in use, and what it holds.</summary>
    [HttpGet]
    public Task<CacheStatus> Status(CancellationToken cancellation) => mediator.Send(new GetCacheStatus(), cancellation);

    /// <summary>Drops every kept answer that carries a tag, in every tier and on every node. For the operator, with <c>X-Api-Key</c>.</summary>
    /// <param name="tag">search, catalog, upstream, summary, or dataset: with an accession, such as dataset:GSE2034.</param>
    /// <response code="204">From now on such an answer is worked out anew; a tag that nothing carries is dropped as well.</response>
    [HttpDelete]
    [OperatorOnly]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public async Task<NoContentResult> Clear([FromQuery] string? tag, CancellationToken cancellation)
    {
        await mediator.Send(new ClearCache(tag ?? ""), cancellation);
        return NoContent();
    }
}
