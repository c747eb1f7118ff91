namespace OmicsOracle.Application.Ports;

/// <summary>The places where vocabularies are published.</summary>
public interface IVocabularyDownloads
{
    /// <summary>Names of those whose place is known.</summary>
    IReadOnlyList<string> Known { get; }

    /// <summary>Fetches one into a file that is gone when disposed.</summary>
    /// <param name="position">Hears how many bytes have come, and how many will where the server says so.</param>
    /// <exception cref="SourceUnavailable">It could not be had; the message is one sentence that says why.</exception>
    Task<DownloadedVocabulary> Fetch(string name, IProgress<(long Bytes, long? Total)> position, CancellationToken cancellation);
}

/// <summary>A file that was fetched, for as long as it is needed.</summary>
public sealed class DownloadedVocabulary(RecordFile file) : IDisposable
{
    public RecordFile File { get; } = file;

    public void Dispose() => System.IO.File.Delete(File.Path);
}
