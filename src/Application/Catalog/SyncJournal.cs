using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Catalog;

/// <summary>Counts what a sync does and reports it, with its rate and the time it still needs.</summary>
internal sealed class SyncJournal
{
    private readonly RunningSync _running;
    private readonly IProgress<SyncProgress> _reader;
    private readonly TimeProvider _time;
    private SyncProgress _latest;
    private long _stageBegan;
    private int _doneBefore;

    public SyncJournal(RunningSync running, IProgress<SyncProgress> reader, TimeProvider time)
    {
        (_running, _reader, _time) = (running, reader, time);
        _latest = new(SyncStage.Harvesting, "", 0, 0, 0, 0, 0, 0, 0, 0, time.GetUtcNow(), 0, null);
        _stageBegan = time.GetTimestamp();
        _running.Report(_latest);
    }

    /// <param name="scope">Null keeps the one that was named.</param>
    public void Enter(SyncStage stage, int done, int total, string? scope = null)
    {
        (_stageBegan, _doneBefore) = (_time.GetTimestamp(), done);
        Report(_latest with { Stage = stage, Scope = scope ?? _latest.Scope, Done = done, Total = total });
    }

    public void Stored(UpsertOutcome outcome) => _latest = _latest with
    {
        Added = _latest.Added + outcome.Added,
        Changed = _latest.Changed + outcome.Changed,
        Unchanged = _latest.Unchanged + outcome.Unchanged,
    };

    public void Missed(int missing, int withdrawn) =>
        _latest = _latest with { Missing = _latest.Missing + missing, Withdrawn = _latest.Withdrawn + withdrawn };

    public void Enriched() => _latest = _latest with { Enriched = _latest.Enriched + 1 };

    public void Reach(int done, int total) => Report(_latest with { Done = done, Total = total });

    /// <summary>Reports the outcome: the counts of all stages.</summary>
    public void Finish() => Report(_latest with { Stage = SyncStage.Done });

    private void Report(SyncProgress progress)
    {
        var seconds = _time.GetElapsedTime(_stageBegan).TotalSeconds;
        var rate = seconds > 0 ? (progress.Done - _doneBefore) / seconds : 0;
        _latest = progress with
        {
            PerSecond = Math.Round(rate, 1),
            SecondsLeft = rate > 0 && progress.Total >= progress.Done ? Math.Round((progress.Total - progress.Done) / rate, 0) : null,
        };
        _running.Report(_latest);
        _reader.Report(_latest);
    }
}
