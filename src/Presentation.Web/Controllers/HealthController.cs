using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Catalog;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[ResponseCache(NoStore = true)]
[Route("health")]
public sealed class HealthController(IMediator mediator) : ControllerBase
{
    /// <summary>Whether searches can be answered: 200 when they can, 503 when not.</summary>
    [HttpGet("")]
    [HttpGet("ready")]
    [ProducesResponseType<Readiness>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<Readiness>(StatusCodes.Status503ServiceUnavailable, "application/json")]
    public async Task<ObjectResult> Ready(CancellationToken cancellation)
    {
        var readiness = await mediator.Send(new GetReadiness(), cancellation);
        return StatusCode(readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, readiness);
    }
}
