using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Presentation.Web.Http.Health;
using OmicsOracle.Presentation.Web.Http.Stopping;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[ResponseCache(NoStore = true)]
[Route("health")]
public sealed class HealthController(IMediator mediator, GoingDown goingDown) : ControllerBase
{
    /// <summary>How the service and each thing it stands on is: a page for browsers, JSON for programs.</summary>
    /// <response code="503">Searches cannot be answered.</response>
    [HttpGet("")]
    [ProducesResponseType<Readiness>(StatusCodes.Status200OK, "application/json", "text/html")]
    [ProducesResponseType<Readiness>(StatusCodes.Status503ServiceUnavailable, "application/json", "text/html")]
    public async Task<IActionResult> Health(CancellationToken cancellation)
    {
        Response.Headers.Vary = HeaderNames.Accept;
        if (!HealthPage.IsWanted(Request))
        {
            return await Ready(cancellation);
        }

        var readiness = await Now(cancellation);
        Response.Headers.ContentSecurityPolicy = HealthPage.Policy;
        return new ContentResult { Content = HealthPage.Write(readiness), ContentType = "text/html; charset=utf-8", StatusCode = Code(readiness) };
    }

    /// <summary>Whether searches can be answered: 200 when they can, though it may be with less than everything (<c>degraded</c>), 503 when not or when the service is going down.</summary>
    [HttpGet("ready")]
    [ProducesResponseType<Readiness>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<Readiness>(StatusCodes.Status503ServiceUnavailable, "application/json")]
    public async Task<ObjectResult> Ready(CancellationToken cancellation)
    {
        var readiness = await Now(cancellation);
        return StatusCode(Code(readiness), readiness);
    }

    private async Task<Readiness> Now(CancellationToken cancellation) => goingDown.Of(await mediator.Send(new GetReadiness(), cancellation));

    private static int Code(Readiness readiness) => readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
}
