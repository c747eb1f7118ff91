using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[Route("api/v1/datasets")]
public sealed class DatasetsController(IMediator mediator) : ControllerBase
{
    /// <summary>One series with everything held of it.</summary>
    /// <param name="accession">A GSE accession.</param>
    [HttpGet("{accession}")]
    [ProducesResponseType<Dataset>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<Dataset> Get(Accession accession, CancellationToken cancellation) =>
        mediator.Send(new GetDataset(accession), cancellation);
}
