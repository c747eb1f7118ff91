using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Monitoring;

/// <summary>A value as it is now.</summary>
/// <param name="Value">Null where there is nothing to measure.</param>
/// <param name="Samples">By how many it was judged.</param>
internal readonly record struct Reading(double? Value, long Samples = long.MaxValue)
{
    public static Reading None => new(null, 0);
}

/// <param name="Name">As in logs, answers and figures.</param>
/// <param name="Meaning">What is measured, in one clause.</param>
internal sealed record AlertSubject(string Name, string Unit, string Meaning);

/// <summary>One alert from its beginning to its end: over the threshold for as long as it takes, and then until the value is at or below where it clears.
/// A value that cannot be told ends it: what nobody asks for any more is not slow.</summary>
internal sealed class AlertCondition(AlertSubject subject, AlertRule rule, Func<Reading> read, DateTimeOffset start)
{
    private volatile Alert _status = new(subject.Name, AlertState.Ok, start, null, rule.Threshold, rule.Clearing, subject.Unit, subject.Meaning);

    public Alert Status => _status;

    /// <summary>Looks once.</summary>
    /// <returns>The alert where it has just begun or ended to fire; otherwise null.</returns>
    public Alert? Look(DateTimeOffset now)
    {
        var reading = read();
        double? value = reading.Samples >= rule.MinimumSamples ? reading.Value : null;
        var before = _status;
        var state = Next(before, value, now);
        _status = before with { State = state, Value = value, Since = state == before.State ? before.Since : now };
        return (before.State is AlertState.Firing) == (state is AlertState.Firing) ? null : _status;
    }

    private AlertState Next(Alert before, double? value, DateTimeOffset now)
    {
        if (before.State is AlertState.Firing)
        {
            return value > rule.Clearing ? AlertState.Firing : AlertState.Ok;
        }

        if (!(value > rule.Threshold))
        {
            return AlertState.Ok;
        }

        var since = before.State is AlertState.Pending ? before.Since : now;
        return now - since >= rule.For ? AlertState.Firing : AlertState.Pending;
    }
}
