using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace OmicsOracle.Domain;

/// <summary>The place after one result, from which the next page goes on. It holds the place itself, so paging has no depth limit and needs no state.</summary>
/// <param name="Fingerprint">Of the question it belongs to (<see cref="SearchQuery.Fingerprint"/>).</param>
/// <param name="SortKey">The last result's value in the sort: its score, day number or sample count.</param>
/// <param name="Uid">The last result's Entrez uid; it settles ties.</param>
public sealed record SearchCursor(uint Fingerprint, double SortKey, int Uid) : IParsable<SearchCursor>
{
    private const byte Version = 1;
    private const int Size = 21;

    /// <summary>The form that travels: base64url, with a checksum against accidents and tampering.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[1..], Fingerprint);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[5..], SortKey);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[13..], Uid);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[17..], Fnv1a.Hash(bytes[..17]));
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out SearchCursor result)
    {
        result = null;
        Span<byte> bytes = stackalloc byte[Size];
        if (s is null || s.Length != Base64Url.GetEncodedLength(Size) || Base64Url.DecodeFromChars(s, bytes, out _, out var written) != OperationStatus.Done || written != Size
            || bytes[0] != Version || BinaryPrimitives.ReadUInt32LittleEndian(bytes[17..]) != Fnv1a.Hash(bytes[..17]))
        {
            return false;
        }

        result = new(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[5..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[13..]));
        return true;
    }

    public static SearchCursor Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("The cursor is not one that a search answered.");
}
