using System.IO.Compression;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>The content of a file, unpacked where it is gzip. Where it is damaged or cut it ends as if that were the end, and <see cref="Damage"/> tells:
/// so a reader still gives what it read whole before.</summary>
internal sealed class UnpackedFile : ReadOnlyStream
{
    private readonly CountingStream _disk;
    private readonly Stream _content;
    private readonly CancellationToken _cancellation;

    private UnpackedFile(string name, Stream disk, bool isPacked, DateTimeOffset fetchedAt, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        (Name, IsPacked, FetchedAt) = (name, isPacked, fetchedAt);
        _disk = new(disk);
        _content = isPacked ? new GZipStream(_disk, CompressionMode.Decompress) : _disk;
    }

    /// <summary>As a person named it.</summary>
    public string Name { get; }

    public bool IsPacked { get; }

    /// <summary>When the file was last written, which is nearest to when it was fetched, and makes reading it again bring nothing newer; now, where its clock is ahead. In whole seconds, since archives keep no more.</summary>
    public DateTimeOffset FetchedAt { get; }

    /// <summary>Why the content ends before its end; null where it does not, so far.</summary>
    public Exception? Damage { get; private set; }

    /// <summary>Bytes of the file on disk that have been taken.</summary>
    public long Taken => _disk.Taken;

    /// <exception cref="FileRefused">The file is missing or cannot be opened.</exception>
    public static UnpackedFile Open(RecordFile file, TimeProvider clock, CancellationToken cancellation)
    {
        FileStream? disk = null;
        try
        {
            disk = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
            var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file.Path)).ToUnixTimeSeconds();
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            return new(file.Path, disk, IsGzip(disk), DateTimeOffset.FromUnixTimeSeconds(Math.Min(written, now)), cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            disk?.Dispose();
            throw FilePaths.Unreadable(file.Path, failure);
        }
    }

    /// <summary>Content that has been fetched already, such as a download held in memory.</summary>
    /// <param name="content">Able to seek.</param>
    public static UnpackedFile Of(string name, Stream content, DateTimeOffset fetchedAt, CancellationToken cancellation) =>
        new(name, content, IsGzip(content), DateTimeOffset.FromUnixTimeSeconds(fetchedAt.ToUnixTimeSeconds()), cancellation);

    /// <exception cref="OperationCanceledException">Tables may go on for minutes between two records.</exception>
    public override int Read(Span<byte> buffer)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (Damage is not null)
        {
            return 0;
        }

        try
        {
            return _content.Read(buffer);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            Damage = damage;
            return 0;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _disk.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsGzip(Stream disk)
    {
        if (!disk.CanSeek)
        {
            return false;
        }

        Span<byte> magic = stackalloc byte[2];
        var isGzip = disk.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic is [0x1f, 0x8b];
        disk.Position = 0;
        return isGzip;
    }
}
