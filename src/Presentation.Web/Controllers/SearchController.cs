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
    /// <param name="q">The question, 1 to 999 characters. Double quotes ask for an exact phrase. A known Entrez tag, such as asthma[TITL], or an operator in capitals between terms makes it a query in Entrez's syntax.</param>
    /// <param name="limit">Results a page, 1 to 100.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="organism">Scientific name, usual name or taxon id; may repeat.</param>
    /// <param name="type">GEO's study type; may repeat.</param>
    /// <param name="platform">GPL accession; may repeat.</param>
    /// <param name="from">First day of publication, yyyy-MM-dd.</param>
    /// <param name="to">Last day of publication, yyyy-MM-dd.</param>
    /// <param name="minSamples">At least so many samples.</param>
    /// <param name="concept">Id of a vocabulary's concept, as in an enhanced search's facets (MONDO:0004979): only series that mention it, or a narrower one. May repeat: each must be mentioned. The catalogue's series only.</param>
    /// <param name="sort">relevance, newest or samples.</param>
    /// <param name="source">auto (GEO is asked too unless the catalogue is complete and fresh), local or live.</param>
    [HttpGet]
    [ProducesResponseType<SearchAnswer>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public Task<SearchAnswer> Search(
        string? q,
        int limit = 20,
        SearchCursor? cursor = null,
        [FromQuery] string[]? organism = null,
        [FromQuery] string[]? type = null,
        [FromQuery] Accession[]? platform = null,
        DateOnly? from = null,
        DateOnly? to = null,
        int? minSamples = null,
        [FromQuery] string[]? concept = null,
        SearchSort sort = SearchSort.Relevance,
        SearchSource source = SearchSource.Auto,
        CancellationToken cancellation = default) =>
        mediator.Send(new SearchDatasets(Query(q, limit, cursor, organism, type, platform, from, to, minSamples, concept, sort), source), cancellation);

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
    public async Task<IActionResult> Enhanced(
        string? q,
        int limit = 20,
        SearchCursor? cursor = null,
        [FromQuery] string[]? organism = null,
        [FromQuery] string[]? type = null,
        [FromQuery] Accession[]? platform = null,
        DateOnly? from = null,
        DateOnly? to = null,
        int? minSamples = null,
        [FromQuery] string[]? concept = null,
        SearchSort sort = SearchSort.Relevance,
        SearchSource source = SearchSource.Auto,
        CancellationToken cancellation = default)
    {
        var query = Query(q, limit, cursor, organism, type, platform, from, to, minSamples, concept, sort);
        Response.Headers.Vary = HeaderNames.Accept;
        return StageEvents.AreWanted(Request)
            ? new StageEvents(await mediator.Send(new WatchSearch(query, source), cancellation))
            : Ok(await mediator.Send(new SearchEnhanced(query, source), cancellation));
    }

    private static SearchQuery Query(
        string? q, int limit, SearchCursor? cursor, string[]? organism, string[]? type, Accession[]? platform, DateOnly? from, DateOnly? to, int? minSamples, string[]? concept, SearchSort sort)
    {
        var filters = new SearchFilters
        {
            Organisms = organism ?? [],
            Types = type ?? [],
            Platforms = platform ?? [],
            From = from,
            To = to,
            MinSamples = minSamples,
            Concepts = concept ?? [],
        };
        return new(q ?? "", filters, sort, limit, cursor);
    }
}
