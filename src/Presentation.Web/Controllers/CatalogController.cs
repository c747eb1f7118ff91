using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Catalog;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[Route("api/v1/catalog")]
public sealed class CatalogController(IMediator mediator) : ControllerBase
{
    /// <summary>What is held, how fresh it is, and whether the index has followed.</summary>
    [HttpGet]
    public Task<CatalogStatus> Status(CancellationToken cancellation) => mediator.Send(new GetCatalogStatus(), cancellation);
}
