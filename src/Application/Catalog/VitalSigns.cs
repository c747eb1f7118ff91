using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Catalog;

/// <summary>How each vital sign was when it was last looked at. Looking is bounded: one that hangs is not asked a second time beside itself.</summary>
public sealed class VitalSigns(IEnumerable<IVitalSign> signs, TimeProvider time)
{
    private readonly Watched[] _watched = [.. signs.Select(s => new Watched(s))];

    /// <summary>Looks at all of them, waiting for each at most so long.</summary>
    public Task Look(TimeSpan patience, CancellationToken cancellation) => Task.WhenAll(_watched.Select(w => Look(w, patience, cancellation)));

    /// <summary>From memory.</summary>
    public IEnumerable<ReadinessCheck> Last()
    {
        var now = time.GetUtcNow();
        return _watched.Select(w => w.Last is { } last
            ? new ReadinessCheck(w.Sign.Name, last.Seen.Status, last.Seen.Reason, Math.Round((now - last.At).TotalSeconds, 1))
            : new ReadinessCheck(w.Sign.Name, ReadinessStatus.Degraded, $"The {w.Sign.Name} has not been looked at yet.", null));
    }

    private async Task Look(Watched watched, TimeSpan patience, CancellationToken cancellation)
    {
        watched.Looking ??= Task.Run(watched.Sign.Look, CancellationToken.None);
        try
        {
            var seen = await watched.Looking.WaitAsync(patience, time, cancellation);
            watched.Last = new(seen, time.GetUtcNow());
        }
        catch (TimeoutException)
        {
            watched.Last = new(new(ReadinessStatus.Unavailable, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The {watched.Sign.Name} has not answered for {patience.TotalSeconds:0.#} s.")), time.GetUtcNow());
        }

        if (watched.Looking.IsCompleted)
        {
            watched.Looking = null;
        }
    }

    private sealed class Watched(IVitalSign sign)
    {
        public IVitalSign Sign => sign;

        public Task<VitalSignSeen>? Looking { get; set; }

        public Glance? Last { get; set; }
    }

    private sealed record Glance(VitalSignSeen Seen, DateTimeOffset At);
}
