using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Monitoring;

/// <summary>Every alert with its state: what is wrong with the service now, and since when.</summary>
public sealed record GetAlerts : IRequest<AlertList>, IWithoutUserInput;

/// <param name="Firing">How many fire now.</param>
/// <param name="Alerts">Those that fire first, then those that are about to, then the others; within each in a fixed order.</param>
public sealed record AlertList(int Firing, IReadOnlyList<Alert> Alerts);

internal sealed class GetAlertsHandler(IAlerts alerts) : IRequestHandler<GetAlerts, AlertList>
{
    public Task<AlertList> Handle(GetAlerts request, CancellationToken cancellationToken)
    {
        var all = alerts.All.OrderByDescending(a => a.State).ToArray();
        return Task.FromResult(new AlertList(all.Count(a => a.State is AlertState.Firing), all));
    }
}
