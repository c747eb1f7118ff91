namespace OmicsOracle.Application.Ports;

/// <summary>Watches the service's own figures, and says when one of them is out of bounds.</summary>
public interface IAlerts
{
    /// <summary>The alerts that are switched on, in a fixed order. From memory.</summary>
    IReadOnlyList<Alert> All { get; }

    /// <summary>Looks every few seconds, and tells of what begins and ends, until it is stopped. Never throws for what it cannot tell.</summary>
    Task Watch(CancellationToken cancellation);
}

public enum AlertState
{
    Ok,

    /// <summary>Over the threshold, but not yet for as long as it takes.</summary>
    Pending,
    Firing,
}

/// <param name="Name">Such as error-rate.</param>
/// <param name="Since">When this state began.</param>
/// <param name="Value">Null where there is nothing to measure, or too little to tell.</param>
/// <param name="Threshold">Above it the alert fires.</param>
/// <param name="ClearBelow">At or below it the alert is over.</param>
/// <param name="Unit">"s", "By" (bytes), "ratio" (1 is all) or "requests".</param>
/// <param name="Meaning">What is measured, in one clause.</param>
public sealed record Alert(string Name, AlertState State, DateTimeOffset Since, double? Value, double Threshold, double ClearBelow, string Unit, string Meaning);
