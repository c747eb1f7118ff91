using System.Collections.Concurrent;
using Lucene.Net.Index;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Asking;

namespace OmicsOracle.Infrastructure.Search.Reading;

/// <summary>One commit of the index, opened: what a search sees from its first to its last step, whatever is written meanwhile.</summary>
internal sealed class IndexSnapshot
{
    private IndexSnapshot(DirectoryReader reader, CommitFacts facts, Segment[] segments, Profiles profiles)
    {
        Reader = reader;
        Facts = facts;
        Segments = segments;
        Profiles = profiles;
        Bytes = reader.IndexCommit.FileNames.Sum(reader.Directory.FileLength);
        AverageLength = Math.Max(1, segments.Sum(s => s.Columns.Lengths.Sum(LengthCode.LengthOf)) / Math.Max(1, reader.MaxDoc));
    }

    public DirectoryReader Reader { get; }

    public CommitFacts Facts { get; }

    public Segment[] Segments { get; }

    public Profiles Profiles { get; }

    /// <summary>On disk.</summary>
    public long Bytes { get; }

    /// <summary>Words a record.</summary>
    public double AverageLength { get; }

    /// <summary>What short beginnings of words go on to: thousands of terms begin so, and everybody types them. Filled as they are asked, and gone with the snapshot.</summary>
    public ConcurrentDictionary<(string Beginning, int Limit), IReadOnlyList<Suggestion>> Completed { get; } = new();

    /// <summary>Which records mention what; filled as it is asked, and gone with the snapshot.</summary>
    public MentionSets Mentions { get; } = new();

    /// <summary>Opens a commit. Segments that the snapshot before has open are not loaded again.</summary>
    public static IndexSnapshot Of(DirectoryReader reader, ProfileTable table, IndexSnapshot? before = null)
    {
        var facts = CommitFacts.Read(reader.IndexCommit.UserData);
        var loaded = before?.Segments.ToDictionary(s => s.Reader.CoreCacheKey, s => s.Columns);
        var segments = reader.Leaves
            .Select(leaf => new Segment(
                leaf,
                loaded is not null && loaded.TryGetValue(leaf.AtomicReader.CoreCacheKey, out var columns) ? columns : SegmentColumns.Load(leaf.AtomicReader, table)))
            .ToArray();
        return new(reader, facts, segments, table.Freeze());
    }

    /// <summary>Reads every file to its end and compares checksums.</summary>
    /// <exception cref="CorruptIndexException">A file is not as it was written; other exceptions may say the same.</exception>
    public void CheckIntegrity(CancellationToken cancellation)
    {
        foreach (var segment in Segments)
        {
            cancellation.ThrowIfCancellationRequested();
            segment.Reader.CheckIntegrity();
        }
    }
}

internal sealed record Segment(AtomicReaderContext Context, SegmentColumns Columns)
{
    public AtomicReader Reader => Context.AtomicReader;
}
