using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Monitoring;

/// <summary>What each alert judges by.</summary>
internal sealed class AlertReadings(ServiceFigures figures, IMachineProbe machine, ISearchIndex index, IGeoSource geo, TimeProvider time)
{
    private const double AlertPercentile = 0.9;
    private const string Broken = "broken";
    private static readonly TimeSpan ProcessorWindow = TimeSpan.FromMinutes(1);

    private readonly Queue<(long At, TimeSpan Used)> _processor = new();
    private long? _staleSince;
    private Reading _ncbi = Reading.None;

    /// <summary>The alerts that are switched on.</summary>
    public IReadOnlyList<AlertCondition> Of(AlertOptions options, DateTimeOffset start)
    {
        (AlertSubject Subject, AlertRule Rule, Func<Reading> Read)[] all =
        [
            (new("slow-request", "requests", "requests over Performance:SlowRequest in the window"), options.SlowRequest, () => figures.Slow.Count()),
            (new("p90", "s", "90 % of the answers in the window came within this"), options.P90, () => figures.Answers.Percentile(AlertPercentile)),
            (new("error-rate", "ratio", "answers in the window that failed here (status 500 and above), of all"), options.ErrorRate, () => figures.Answers.FailureShare()),
            (new("memory", "By", "bytes of this process in memory"), options.Memory, () => new(machine.WorkingSet)),
            (new("cpu", "ratio", "processor time used in the last minute, of all cores"), options.Cpu, Processor),
            (new("ncbi-blocked", "ratio", "answers of NCBI in the window that shut this address out, of all; 1 while it is left alone for its faults"), options.NcbiBlocked, Ncbi),
            (new("index-stale", "s", "time for which the index has lacked the catalogue's last changes"), options.IndexStale, Stale),
            (new("disk-full", "ratio", "taken of the data directory's disk"), options.DiskFull, Disk),
        ];
        return [.. all.Where(a => a.Rule.Enabled).Select(a => new AlertCondition(a.Subject, a.Rule, a.Read, start))];
    }

    private Reading Processor()
    {
        var (now, used) = (time.GetTimestamp(), machine.ProcessorTime);
        _processor.Enqueue((now, used));
        while (_processor.Count > 2 && time.GetElapsedTime(_processor.Peek().At, now) > ProcessorWindow)
        {
            _processor.Dequeue();
        }

        var first = _processor.Peek();
        var passed = time.GetElapsedTime(first.At, now);
        return passed > TimeSpan.Zero ? new((used - first.Used) / passed / machine.Processors) : Reading.None;
    }

    /// <summary>While nobody asks NCBI, what it said last holds.</summary>
    private Reading Ncbi()
    {
        if (geo.Budget.State == Broken)
        {
            return _ncbi = new(1);
        }

        var answered = figures.Ncbi.FailureShare();
        return answered.Value is null ? _ncbi : _ncbi = answered;
    }

    private Reading Stale()
    {
        if (index.Status.State is IndexState.Ready or IndexState.Rebuilding)
        {
            _staleSince = null;
            return new(0);
        }

        _staleSince ??= time.GetTimestamp();
        return new(time.GetElapsedTime(_staleSince.Value).TotalSeconds);
    }

    private Reading Disk() => machine.Disk is var (free, total) ? new(1 - ((double)free / total)) : Reading.None;
}
