using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Export;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Controllers;

/// <summary>What stands around a search's list.</summary>
[ApiController]
[Route("api/v1/search")]
public sealed class AroundSearchController(IMediator mediator) : ControllerBase
{
    /// <summary>The series most like some others, nearest first. <c>matched</c> says what each shares with them.</summary>
    /// <param name="like">1 to 10 GSE accessions, by comma or repeated. They are not among the results; one that is not held is fetched from GEO.</param>
    /// <param name="q">Words that the results should speak of besides.</param>
    /// <param name="limit">1 to 100.</param>
    [HttpGet("similar")]
    [ProducesResponseType<SearchAnswer>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public Task<SearchAnswer> Similar([FromQuery] string[]? like = null, string? q = null, int limit = 10, CancellationToken cancellation = default)
    {
        // What is no accession stays as one that names nothing, which the request's rules refuse.
        Accession[] seeds = [.. (like ?? []).SelectMany(l => l.Split(',')).Select(l => Accession.TryParse(l, out var accession) ? accession : default)];
        return mediator.Send(new FindSimilarDatasets(seeds, q ?? "", limit), cancellation);
    }

    /// <summary>Why a record stands where it does in the catalogue's list for an enhanced search, or at which step it was lost.</summary>
    /// <param name="q">The question, 1 to 999 characters.</param>
    /// <param name="accession">The series in question.</param>
    /// <param name="organism">As for a search; so are all that follow.</param>
    [HttpGet("explain")]
    [ResponseCache(NoStore = true)]
    [ProducesResponseType<Explanation>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public Task<Explanation> Explain(
        string? q,
        [FromQuery] Accession accession = default,
        [FromQuery] string[]? organism = null,
        [FromQuery] string[]? type = null,
        [FromQuery] Accession[]? platform = null,
        DateOnly? from = null,
        DateOnly? to = null,
        int? minSamples = null,
        [FromQuery] string[]? concept = null,
        SearchSort sort = SearchSort.Relevance,
        CancellationToken cancellation = default) =>
        mediator.Send(new ExplainHit(new SearchQuery(q ?? "", Filters(organism, type, platform, from, to, minSamples, concept), sort), accession), cancellation);

    /// <summary>All of the catalogue's hits as a file, streamed. Spends 10 permits; never cached.</summary>
    /// <remarks>The headers X-Export-Query (percent-encoded), -Mode, -Time, -Total and -Catalog say what was asked, when, how many there are and from which state of the catalogue;
    /// BibTeX has them as comments too. In CSV and TSV a cell that begins with = + - or @ has an apostrophe before it, so that no spreadsheet runs it.</remarks>
    /// <param name="q">The question, 1 to 999 characters.</param>
    /// <param name="format">csv, tsv, ndjson, bibtex or ris.</param>
    /// <param name="enhanced">Whether the question is understood first.</param>
    /// <param name="organism">As for a search; so are all that follow.</param>
    [HttpGet("export")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv", "text/tab-separated-values", "application/x-ndjson", "application/x-bibtex", "application/x-research-info-systems")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public async Task Export(
        string? q,
        ExportFormat format = ExportFormat.Csv,
        bool enhanced = false,
        [FromQuery] string[]? organism = null,
        [FromQuery] string[]? type = null,
        [FromQuery] Accession[]? platform = null,
        DateOnly? from = null,
        DateOnly? to = null,
        int? minSamples = null,
        [FromQuery] string[]? concept = null,
        SearchSort sort = SearchSort.Relevance,
        CancellationToken cancellation = default)
    {
        var query = new SearchQuery(q ?? "", Filters(organism, type, platform, from, to, minSamples, concept), sort);
        var writing = SeriesFormats.Of(format);
        await writing.Write(await mediator.Send(new ExportHits(query, enhanced), cancellation), Response.BodyWriter, head => Tell(head, writing), cancellation);
    }

    private void Tell(ExportHead head, ISeriesFormat format)
    {
        Response.ContentType = format.MediaType;
        Response.Headers.CacheControl = CacheHeaders.NoStore;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{ExportTold.FileName(head, format.Ending)}\"";
        foreach (var (name, value) in ExportTold.Headers(head))
        {
            Response.Headers[name] = value;
        }
    }

    private static SearchFilters Filters(string[]? organism, string[]? type, Accession[]? platform, DateOnly? from, DateOnly? to, int? minSamples, string[]? concept) => new()
    {
        Organisms = organism ?? [],
        Types = type ?? [],
        Platforms = platform ?? [],
        From = from,
        To = to,
        MinSamples = minSamples,
        Concepts = concept ?? [],
    };
}
