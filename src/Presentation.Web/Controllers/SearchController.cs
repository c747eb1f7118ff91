using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

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
        SearchSort sort = SearchSort.Relevance,
        SearchSource source = SearchSource.Auto,
        CancellationToken cancellation = default)
    {
        var filters = new SearchFilters
        {
            Organisms = organism ?? [],
            Types = type ?? [],
            Platforms = platform ?? [],
            From = from,
            To = to,
            MinSamples = minSamples,
        };
        return mediator.Send(new SearchDatasets(new SearchQuery(q ?? "", filters, sort, limit, cursor), source), cancellation);
    }
}
