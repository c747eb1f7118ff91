using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[ResponseCache(NoStore = true)]
[Route("api/v1/catalog")]
public sealed class CatalogController(IMediator mediator) : ControllerBase
{
    /// <summary>What is held, how fresh it is, whether the index has followed, how far a sync is, and how NCBI is being asked.</summary>
    [HttpGet]
    public Task<CatalogStatus> Status(CancellationToken cancellation) => mediator.Send(new GetCatalogStatus(), cancellation);

    /// <summary>Starts to bring GEO into the catalogue; GET on /api/v1/catalog shows how far it is. For the operator, with <c>X-Api-Key</c>.</summary>
    /// <param name="all">All of GEO anew, though it was harvested before.</param>
    /// <param name="query">Only what an Entrez term of the gds database names.</param>
    /// <param name="since">Only what GEO updated on this day or later, yyyy-MM-dd.</param>
    /// <param name="enrich">Afterwards, read SOFT for the records without an overall design.</param>
    [HttpPost("sync")]
    [OperatorOnly]
    [ProducesResponseType<CatalogStatus>(StatusCodes.Status202Accepted, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<AcceptedResult> Sync(
        [FromServices] BackgroundSync syncs,
        [FromQuery] bool all = false,
        [FromQuery] string? query = null,
        [FromQuery] DateOnly? since = null,
        [FromQuery] bool enrich = false,
        CancellationToken cancellation = default)
    {
        await syncs.Start(new SyncCatalog(all, query, since, enrich), cancellation);
        return Accepted("/api/v1/catalog", await Status(cancellation));
    }
}
