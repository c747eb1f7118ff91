using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Controllers;

/// <summary>Texts about records, each sentence checked against them.</summary>
[ApiController]
[Route("api/v1")]
public sealed class SummariesController(IMediator mediator, IOptions<SummaryOptions> options) : ControllerBase
{
    /// <summary>What a series studied, in what, how and with which samples.</summary>
    /// <remarks>With <c>Accept: text/event-stream</c> it comes as it is written: <c>meta</c> (who writes, and from what; where it comes again the text begins anew), <c>delta</c> (words, as yet unchecked),
    /// <c>check</c> (a sentence, whether it stands in the record, and where), <c>done</c> (the whole, without what does not stand) or <c>failed</c> (problem details); <c>heartbeat</c> while nothing happens.</remarks>
    /// <param name="accession">A GSE accession.</param>
    [HttpGet("datasets/{accession}/summary")]
    [ProducesResponseType<Summary>(StatusCodes.Status200OK, "application/json", EventStreams.MediaType)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status410Gone, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public Task<IActionResult> OfDataset(Accession accession, CancellationToken cancellation) =>
        Told(() => mediator.Send(new SummarizeDataset(accession), cancellation), () => mediator.Send(new WatchDatasetSummary(accession), cancellation));

    /// <summary>What the best hits of a question have in common and where they differ, each sentence with the accessions that it rests on.</summary>
    /// <inheritdoc cref="OfDataset"/>
    /// <param name="asked">The question as for an enhanced search.</param>
    /// <param name="source">auto, local or live.</param>
    [HttpGet("search/summary")]
    [ProducesResponseType<Summary>(StatusCodes.Status200OK, "application/json", EventStreams.MediaType)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public Task<IActionResult> OfSearch([FromQuery] AskedList asked, SearchSource source = SearchSource.Auto, CancellationToken cancellation = default)
    {
        var query = asked.AsQuery();
        return Told(() => mediator.Send(new SummarizeSearch(query, source), cancellation), () => mediator.Send(new WatchSearchSummary(query, source), cancellation));
    }

    private async Task<IActionResult> Told(Func<Task<Summary>> whole, Func<Task<IAsyncEnumerable<SummaryEvent>>> events)
    {
        Response.Headers.Vary = HeaderNames.Accept;
        return EventStreams.AreWanted(Request)
            ? new EventStream<SummaryEvent>(await events(), SummaryEvents.Form, options.Value.Heartbeat)
            : Ok(await whole());
    }
}
