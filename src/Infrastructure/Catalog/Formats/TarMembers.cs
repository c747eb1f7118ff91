using System.Buffers.Binary;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>The regular files of a tar archive (POSIX ustar, and GNU's large sizes), one after the other as they stream by.
/// Only a header block is held, whatever sizes an archive claims.</summary>
internal sealed class TarMembers(Stream archive)
{
    private const int Block = 512;

    public static bool IsTar(ReadOnlySpan<byte> head) => head.Length >= Block && head.Slice(257, 5).SequenceEqual("ustar"u8);

    /// <summary>Each is to be read before the next is asked for; what is left of it is passed over.</summary>
    /// <exception cref="InvalidDataException">A header is damaged, or the archive ends within a member.</exception>
    public IEnumerable<Stream> Read()
    {
        var header = new byte[Block];
        while (NextHeader(header))
        {
            var size = Size(header.AsSpan(124, 12));
            var member = new Member(archive, size);
            if (header[156] is (byte)'0' or 0)
            {
                yield return member;
            }

            PassOver(member, padding: (int)((Block - (size % Block)) % Block));
        }
    }

    private bool NextHeader(byte[] header)
    {
        var read = archive.ReadAtLeast(header, Block, throwOnEndOfStream: false);
        if (read == 0 || !header.AsSpan(0, read).ContainsAnyExcept((byte)0))
        {
            return false;
        }

        // The sum of the header's bytes, its own field taken as blanks.
        var sum = header.Sum(b => (long)b) - header.AsSpan(148, 8).ToArray().Sum(b => (long)b) + (8 * ' ');
        return read == Block && sum == Octal(header.AsSpan(148, 8)) ? true : throw new InvalidDataException("a header of the archive is damaged; fetch it again");
    }

    private static long Size(ReadOnlySpan<byte> field) =>
        (field[0] & 0x80) != 0 ? BinaryPrimitives.ReadInt64BigEndian(field[4..]) & long.MaxValue : Octal(field);

    private static long Octal(ReadOnlySpan<byte> field)
    {
        long value = 0;
        foreach (var digit in field.Trim(" \0"u8))
        {
            value = digit is >= (byte)'0' and <= (byte)'7' ? (value << 3) + digit - '0' : throw new InvalidDataException("a header of the archive is damaged; fetch it again");
        }

        return value;
    }

    private void PassOver(Member member, int padding)
    {
        var buffer = new byte[64 * 1024];
        while (member.Read(buffer.AsSpan()) > 0)
        {
        }

        if (member.Left > 0)
        {
            throw new InvalidDataException("the archive ends within a file; fetch it again");
        }

        archive.ReadAtLeast(buffer.AsSpan(0, padding), padding, throwOnEndOfStream: false);
    }

    private sealed class Member(Stream archive, long length) : ReadOnlyStream
    {
        public long Left { get; private set; } = length;

        public override int Read(Span<byte> buffer)
        {
            var count = archive.Read(buffer[..(int)Math.Min(buffer.Length, Left)]);
            Left -= count;
            return count;
        }
    }
}
