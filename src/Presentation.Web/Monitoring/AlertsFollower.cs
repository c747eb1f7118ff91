using OmicsOracle.Application.Ports;

namespace OmicsOracle.Presentation.Web.Monitoring;

/// <summary>Keeps the alerts watching for as long as the service runs.</summary>
internal sealed class AlertsFollower(IAlerts alerts) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => alerts.Watch(stoppingToken);
}
