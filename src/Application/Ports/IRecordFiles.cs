using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>Reads GEO records from files on this machine, of whichever format they turn out to be.</summary>
public interface IRecordFiles
{
    /// <summary>The files that the paths name, in order: a file itself, or every file below a folder.</summary>
    /// <exception cref="FileRefused">A path names nothing, or cannot be read.</exception>
    IReadOnlyList<RecordFile> Expand(IReadOnlyList<string> paths);

    /// <summary>Streams one file's records, with flat memory however large it is.</summary>
    /// <exception cref="FileRefused">While reading: the file as a whole is not what can be imported (empty, binary, truncated, no series in it). What was read before stays good.</exception>
    IAsyncEnumerable<RecordRead> Read(RecordFile file, CancellationToken cancellation);
}

/// <param name="Path">As a person would recognise it.</param>
/// <param name="Length">Bytes on disk.</param>
public sealed record RecordFile(string Path, long Length);

/// <summary>One record out of a file: a dataset, or why it is none.</summary>
/// <param name="Position">Bytes of the file on disk that have been taken so far.</param>
public abstract record RecordRead(long Position)
{
    public sealed record Good(Dataset Dataset, long Position) : RecordRead(Position);

    /// <param name="Line">From 1, in the unpacked text.</param>
    /// <param name="Reason">One clause, such as "no title".</param>
    public sealed record SetAside(int Line, string Record, string Reason, long Position) : RecordRead(Position);
}

/// <summary>A file cannot be imported; the message is one sentence that names it and says why.</summary>
public sealed class FileRefused(string message, Exception? inner = null) : Exception(message, inner);
