using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[Route("api/v1/suggest")]
public sealed class SuggestController(IMediator mediator) : ControllerBase
{
    private const int MaxAge = 60;

    /// <summary>How what a person types may go on: names of the vocabulary, words and accessions of the catalogue. Spends no permit; whoever asked may use the answer again for a minute.</summary>
    /// <param name="prefix">What is typed so far, 1 to 100 characters.</param>
    /// <param name="limit">Suggestions, 1 to 50.</param>
    [HttpGet]
    [ResponseCache(Duration = MaxAge)]
    [ProducesResponseType<Suggestions>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<Suggestions> Suggest(string? prefix, int limit = 10, CancellationToken cancellation = default) =>
        mediator.Send(new SuggestNames(prefix ?? "", limit), cancellation);
}
