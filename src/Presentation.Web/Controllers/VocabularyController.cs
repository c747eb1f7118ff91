using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Vocabulary;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[ResponseCache(NoStore = true)]
[Route("api/v1/vocabulary")]
public sealed class VocabularyController(IMediator mediator) : ControllerBase
{
    /// <summary>The vocabularies by which questions are understood: version, licence, terms, names, and when each was imported. The starter comes with the program.</summary>
    [HttpGet]
    public Task<VocabularyStatus> Status(CancellationToken cancellation) => mediator.Send(new GetVocabularyStatus(), cancellation);
}
