using System.Buffers;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>The lines of a stream as bytes, in one buffer. Of a line longer than <paramref name="longest"/> the beginning is held and the rest passed over.</summary>
/// <param name="longest">Bytes.</param>
internal sealed class LineReader(Stream stream, int longest) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
    private int _next, _end, _line, _length;

    /// <summary>Of <see cref="Line"/>, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether <see cref="Line"/> is only the beginning of its line.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether a line feed follows <see cref="Line"/>; only the last may have none.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Without its line feed. Valid until the next <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_line, _length);

    public bool Next()
    {
        IsCut = false;
        for (var searched = 0; ;)
        {
            var feed = _buffer.AsSpan(_next + searched, _end - _next - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                return Take(searched + feed, feeds: 1);
            }

            searched = _end - _next;
            if (searched >= longest && _buffer.Length > _next + longest)
            {
                Take(longest, feeds: 0);
                IsCut = true;
                PassOver();
                return true;
            }

            if (!Fill())
            {
                return searched > 0 && Take(searched, feeds: 0);
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool Take(int length, int feeds)
    {
        (_line, _length, IsEnded) = (_next, length, feeds > 0);
        _next += length + feeds;
        Number += Number == int.MaxValue ? 0 : 1;
        return true;
    }

    /// <summary>Goes to the next line, reading over what lies behind the part that is held.</summary>
    private void PassOver()
    {
        var free = _next;
        do
        {
            var feed = _buffer.AsSpan(free, _end - free).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                (_next, IsEnded) = (free + feed + 1, true);
                return;
            }

            _end = free + stream.Read(_buffer, free, _buffer.Length - free);
        }
        while (_end > free);
    }

    /// <summary>Makes room at the end, larger where one line fills the buffer, and reads on; false at the end of the stream.</summary>
    private bool Fill()
    {
        var held = _end - _next;
        var buffer = _buffer;
        if (held * 2 > buffer.Length)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        }

        Buffer.BlockCopy(buffer, _next, _buffer, 0, held);
        if (buffer != _buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        (_next, _end) = (0, held);
        var read = stream.Read(_buffer, held, _buffer.Length - held);
        _end += read;
        return read > 0;
    }
}
