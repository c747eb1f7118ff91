using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[Route("api/v1/search")]
public sealed class SearchController(IMediator mediator) : ControllerBase
{
    /// <summary>Finds series by the words of a question.</summary>
    /// <param name="asked">The question, its filters and its sort.</param>
    /// <param name="page">Which page of the list.</param>
    /// <param name="source">auto (GEO is asked too unless the catalogue is complete and fresh), local or live.</param>
    [HttpGet]
    [ProducesResponseType<SearchAnswer>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public Task<SearchAnswer> Search([FromQuery] AskedList asked, [FromQuery] AskedPage page, SearchSource source = SearchSource.Auto, CancellationToken cancellation = default) =>
        mediator.Send(new SearchDatasets(page.Of(asked), source), cancellation);

    /// <summary>Finds series by what a question means: its names understood and widened, the catalogue, GEO and PubMed asked at once.</summary>
    /// <remarks>With <c>Accept: text/event-stream</c> the stages come as server-sent events: <c>understood</c> (the interpretation), <c>local</c> (the catalogue's answer),
    /// <c>source</c> (each source's report), and <c>done</c> (the whole answer) or <c>failed</c> (problem details).</remarks>
    /// <inheritdoc cref="Search"/>
    [HttpGet("enhanced")]
    [ProducesResponseType<SearchAnswer>(StatusCodes.Status200OK, "application/json", StageEvents.MediaType)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public async Task<IActionResult> Enhanced([FromQuery] AskedList asked, [FromQuery] AskedPage page, SearchSource source = SearchSource.Auto, CancellationToken cancellation = default)
    {
        var query = page.Of(asked);
        Response.Headers.Vary = HeaderNames.Accept;
        return StageEvents.AreWanted(Request)
            ? new StageEvents(await mediator.Send(new WatchSearch(query, source), cancellation))
            : Ok(await mediator.Send(new SearchEnhanced(query, source), cancellation));
    }
}
