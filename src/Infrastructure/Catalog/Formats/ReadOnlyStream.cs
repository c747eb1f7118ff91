using System.Text;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>A stream that is read from its beginning to its end, and nothing else.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => false;

    public sealed override bool CanWrite => false;

    public sealed override long Length => throw new NotSupportedException();

    public sealed override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public abstract override int Read(Span<byte> buffer);

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public sealed override void Flush()
    {
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Counts what is taken of another stream.</summary>
internal sealed class CountingStream(Stream counted) : ReadOnlyStream
{
    /// <summary>Bytes.</summary>
    public long Taken { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = counted.Read(buffer);
        Taken += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            counted.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>Shows the beginning of another stream before it is read. A mark of UTF-8 at its beginning is passed over.</summary>
internal sealed class PeekedStream : ReadOnlyStream
{
    private readonly Stream _peeked;
    private readonly byte[] _head = new byte[4 * 1024];
    private readonly int _begin, _length;
    private int _taken;

    public PeekedStream(Stream peeked)
    {
        _peeked = peeked;
        _length = peeked.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
        _begin = _taken = _head.AsSpan(0, _length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
    }

    /// <summary>The first 4 KiB, whatever has been read since.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(_begin, _length - _begin);

    public override int Read(Span<byte> buffer)
    {
        if (_taken == _length)
        {
            return _peeked.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _length - _taken);
        _head.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }
}
