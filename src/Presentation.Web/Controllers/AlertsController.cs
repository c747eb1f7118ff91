using MediatR;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Monitoring;

namespace OmicsOracle.Presentation.Web.Controllers;

[ApiController]
[ResponseCache(NoStore = true)]
[Route("api/v1/alerts")]
public sealed class AlertsController(IMediator mediator) : ControllerBase
{
    /// <summary>What the service watches of itself: each alert with its state (ok, pending, firing), since when, the value now and where it begins and ends.</summary>
    [HttpGet]
    public Task<AlertList> All(CancellationToken cancellation) => mediator.Send(new GetAlerts(), cancellation);
}
