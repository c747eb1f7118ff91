using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Brings the series of a file and the records of their samples together, whichever come first, in bounded memory.
/// Of one family the first 10,000 samples are held, or 8 Mi characters of them; a series' count of samples stays true beyond that.
/// Series wait for their samples until the family ends, or until 8 Mi characters of series wait.</summary>
internal sealed class Family(Provenance provenance)
{
    private const int MostSamples = 10_000;
    private const int MostText = 8 * 1024 * 1024;
    private readonly Dictionary<int, SampleDraft> _samples = [];
    private readonly Queue<SeriesDraft> _waiting = [];
    private long _waitingText, _sampleText;
    private int _turnedAway;

    /// <summary>Whether no sample and no platform has come, so that series are whole without.</summary>
    public bool IsSeriesOnly { get; private set; } = true;

    /// <summary>From here on a series may be without its samples still.</summary>
    public void HasMoreThanSeries() => IsSeriesOnly = false;

    public void Add(SampleDraft sample)
    {
        if (_samples.Count < MostSamples && _sampleText < MostText && sample.Accession is { } accession && _samples.TryAdd(accession.Number, sample))
        {
            _sampleText += sample.Text;
        }
        else if (sample.Accession is { } turnedAway && !_samples.ContainsKey(turnedAway.Number))
        {
            _turnedAway++;
        }
    }

    public void Add(SeriesDraft series)
    {
        _waiting.Enqueue(series);
        _waitingText += series.Text;
    }

    /// <summary>What need not or cannot wait longer.</summary>
    public IEnumerable<RecordRead> Overdue(long position)
    {
        while (_waiting.TryPeek(out var series) && (_waitingText > MostText || (IsSeriesOnly && series.Announced.Count == 0)))
        {
            yield return Release(position);
        }
    }

    /// <summary>All that waits, where no more samples come.</summary>
    public IEnumerable<RecordRead> Waiting(long position)
    {
        SeriesDraft? last = null;
        while (_waiting.TryPeek(out var series))
        {
            last = series;
            yield return Release(position);
        }

        if (last is not null && _turnedAway > 0)
        {
            yield return last.SetAside($"{_turnedAway} of its samples, beyond the {_samples.Count} that are held of one family", position);
            _turnedAway = 0;
        }
    }

    /// <summary>All that waits; after it another family begins.</summary>
    public IEnumerable<RecordRead> End(long position)
    {
        foreach (var read in Waiting(position))
        {
            yield return read;
        }

        _samples.Clear();
        _sampleText = 0;
        IsSeriesOnly = true;
    }

    /// <summary>All that waits where the file breaks off: what is whole, and the rest as set aside.</summary>
    public IEnumerable<RecordRead> BreakOff(long position)
    {
        while (_waiting.TryPeek(out var series))
        {
            var isWhole = IsSeriesOnly || (series.Announced.Count > 0 && series.Announced.All(_samples.ContainsKey));
            var read = Release(position);
            yield return isWhole ? read : series.SetAside("the file breaks off within it", position);
        }
    }

    private RecordRead Release(long position)
    {
        var series = _waiting.Dequeue();
        _waitingText -= series.Text;
        SampleDraft[] samples = _samples.Count == 0
            ? []
            : [.. _samples.Where(s => series.Announced.Contains(s.Key) || (series.Accession is { } accession && s.Value.Series.Contains(accession))).Select(s => s.Value)];
        return series.ToRead(samples, provenance, position);
    }
}
