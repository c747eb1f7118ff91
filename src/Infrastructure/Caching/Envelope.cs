using System.Buffers.Binary;
using System.IO.Hashing;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>What stands before the bytes of an entry in Redis and on disk, so that one of an older shape or a damaged one is known before it is read.
/// Layout: mark (2 bytes), format (1), the tier it was read from (1, not part of the check), shape (4), check (8), then the payload.</summary>
internal static class Envelope
{
    public const int HeaderLength = 16;

    private const byte First = (byte)'O', Second = (byte)'o';
    private const byte Format = 1;
    private const int TierAt = 3, ShapeAt = 4, CheckAt = 8;

    /// <summary>Writes the header in front of a payload that stands from <see cref="HeaderLength"/> on.</summary>
    /// <param name="shape">Of the payload; see the serializer.</param>
    public static void Seal(Span<byte> whole, uint shape)
    {
        (whole[0], whole[1], whole[2], whole[TierAt]) = (First, Second, Format, (byte)CacheTier.None);
        BinaryPrimitives.WriteUInt32LittleEndian(whole[ShapeAt..], shape);
        BinaryPrimitives.WriteUInt64LittleEndian(whole[CheckAt..], XxHash3.HashToUInt64(whole[HeaderLength..]));
    }

    /// <summary>Whether the bytes are an entry of this format, undamaged. Its shape is the serializer's to judge.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> whole) =>
        whole.Length > HeaderLength
        && whole[0] == First && whole[1] == Second && whole[2] == Format
        && BinaryPrimitives.ReadUInt64LittleEndian(whole[CheckAt..]) == XxHash3.HashToUInt64(whole[HeaderLength..]);

    public static uint Shape(ReadOnlySpan<byte> whole) => BinaryPrimitives.ReadUInt32LittleEndian(whole[ShapeAt..]);

    public static CacheTier Tier(ReadOnlySpan<byte> whole) => (CacheTier)whole[TierAt];

    public static void NoteTier(Span<byte> whole, CacheTier tier) => whole[TierAt] = (byte)tier;
}
