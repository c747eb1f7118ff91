using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>Gives so many bytes and then fails: a line without an end would otherwise be held whole.</summary>
internal sealed class BoundedStream(Stream bounded, long bytes) : ReadOnlyStream
{
    private long _left = bytes;

    public override int Read(Span<byte> buffer) => Counted(bounded.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await bounded.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private int Counted(int read) => (_left -= read) >= 0 ? read : throw new IOException("The answer is longer than is read.");
}
