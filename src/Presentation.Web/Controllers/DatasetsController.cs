using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[Route("api/v1/datasets")]
public sealed class DatasetsController(IMediator mediator) : ControllerBase
{
    /// <summary>One series with everything held of it; one that is not held is fetched from GEO.</summary>
    /// <param name="accession">A GSE accession.</param>
    [HttpGet("{accession}")]
    [ProducesResponseType<Dataset>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status410Gone, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public Task<Dataset> Get(Accession accession, CancellationToken cancellation) =>
        mediator.Send(new GetDataset(accession), cancellation);

    /// <summary>The papers and sequencing runs of a series; each part says where it is from or why it is missing.</summary>
    /// <param name="accession">A GSE accession.</param>
    [HttpGet("{accession}/links")]
    [ProducesResponseType<DatasetLinks>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status410Gone, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public Task<DatasetLinks> Links(Accession accession, CancellationToken cancellation) =>
        mediator.Send(new GetLinks(accession), cancellation);

    /// <summary>The series most like this one, nearest first. <c>matched</c> says what each shares with it.</summary>
    /// <param name="accession">A GSE accession.</param>
    /// <param name="limit">1 to 100.</param>
    [HttpGet("{accession}/similar")]
    [ProducesResponseType<SearchAnswer>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status410Gone, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public Task<SearchAnswer> Similar(Accession accession, [FromQuery] int limit = 10, CancellationToken cancellation = default) =>
        mediator.Send(new FindSimilarDatasets([accession], "", limit), cancellation);
}
