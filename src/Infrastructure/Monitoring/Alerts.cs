using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Monitoring;

/// <summary>Looks at every condition so often, and tells of what begins and ends: a line in the log, and the webhook where there is one.</summary>
internal sealed partial class Alerts : IAlerts
{
    private readonly IReadOnlyList<AlertCondition> _conditions;
    private readonly AlertWebhook _webhook;
    private readonly TimeSpan _every;
    private readonly TimeProvider _time;
    private readonly ILogger<Alerts> _log;

    public Alerts(AlertReadings readings, AlertWebhook webhook, IOptions<AlertOptions> options, IMeterFactory meters, TimeProvider time, ILogger<Alerts> log)
    {
        (_webhook, _every, _time, _log) = (webhook, options.Value.Every, time, log);
        _conditions = readings.Of(options.Value, time.GetUtcNow());
        meters.Create(ServiceFigures.MeterName).CreateObservableGauge("omics_alert_firing", Firing, description: "Whether the service's own alert fires.");
    }

    public IReadOnlyList<Alert> All => [.. _conditions.Select(c => c.Status)];

    public async Task Watch(CancellationToken cancellation)
    {
        var telling = _webhook.Deliver(cancellation);
        using var timer = new PeriodicTimer(_every, _time);
        try
        {
            do
            {
                Look();
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // It was told to stop.
        }

        await telling;
    }

    /// <summary>Looks once at every condition; one that cannot be read keeps none of the others from being looked at.</summary>
    internal void Look()
    {
        foreach (var condition in _conditions)
        {
            try
            {
                if (condition.Look(_time.GetUtcNow()) is { } changed)
                {
                    Tell(changed);
                }
            }
            catch (Exception failure)
            {
                LogUnread(condition.Status.Name, failure);
            }
        }
    }

    private void Tell(Alert alert)
    {
        if (alert.State is AlertState.Firing)
        {
            LogFiring(alert.Name, alert.Value, alert.Unit, alert.Threshold, alert.Meaning);
        }
        else
        {
            LogOver(alert.Name, alert.Value, alert.Unit, alert.ClearBelow);
        }

        _webhook.Tell(alert);
    }

    private IEnumerable<Measurement<int>> Firing() =>
        _conditions.Select(c => new Measurement<int>(c.Status.State is AlertState.Firing ? 1 : 0, new KeyValuePair<string, object?>("alert", c.Status.Name)));

    [LoggerMessage(EventId = 7001, EventName = "AlertFiring", Level = LogLevel.Warning, Message = "Alert {Alert} fires: {Value} {Unit}, over {Threshold} ({Meaning})")]
    private partial void LogFiring(string alert, double? value, string unit, double threshold, string meaning);

    [LoggerMessage(EventId = 7002, EventName = "AlertOver", Level = LogLevel.Information, Message = "Alert {Alert} is over: {Value} {Unit}, cleared at {ClearBelow}")]
    private partial void LogOver(string alert, double? value, string unit, double clearBelow);

    [LoggerMessage(EventId = 7003, EventName = "AlertUnread", Level = LogLevel.Error, Message = "Alert {Alert} could not be judged")]
    private partial void LogUnread(string alert, Exception failure);
}
