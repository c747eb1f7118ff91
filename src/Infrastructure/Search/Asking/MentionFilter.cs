using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>The records that mention each of some groups. One instance is for one thread.</summary>
internal sealed class MentionFilter
{
    private readonly Segment[] _segments;
    private readonly RecordSet _records;
    private SegmentColumns? _current;
    private int _base;

    private MentionFilter(IReadOnlyList<PhraseGroup> groups, IndexSnapshot snapshot, CancellationToken cancellation)
    {
        Names = [.. groups.Select(g => g.Name)];
        _segments = snapshot.Segments;
        _records = Of(groups[0], snapshot, cancellation);
        foreach (var group in groups.Skip(1))
        {
            _records.KeepOnly(Of(group, snapshot, cancellation));
        }
    }

    /// <summary>What is to be mentioned.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <returns>Null where nothing has to be mentioned.</returns>
    public static MentionFilter? Of(IReadOnlyList<PhraseGroup> groups, IndexSnapshot snapshot, CancellationToken cancellation) => groups.Count == 0 ? null : new(groups, snapshot, cancellation);

    public bool Allows(SegmentColumns columns, int doc)
    {
        if (!ReferenceEquals(columns, _current))
        {
            (_current, _base) = (columns, Array.Find(_segments, s => ReferenceEquals(s.Columns, columns))!.Context.DocBase);
        }

        return _records.Holds(_base + doc);
    }

    private static RecordSet Of(PhraseGroup group, IndexSnapshot snapshot, CancellationToken cancellation)
    {
        var records = new RecordSet(snapshot.Reader.MaxDoc);
        snapshot.Mentions.Add(group, snapshot, records, cancellation);
        return records;
    }
}
