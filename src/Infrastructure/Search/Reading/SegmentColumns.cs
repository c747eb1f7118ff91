using Lucene.Net.Index;
using Lucene.Net.Util;

namespace OmicsOracle.Infrastructure.Search.Reading;

/// <summary>A segment's facts by document, in memory: some 20 bytes a series, so that sorting, filtering and counting touch no file.</summary>
/// <param name="Lengths">Words, in the short form of <see cref="LengthCode"/>.</param>
/// <param name="Days">Day number of publication; -1 where unknown.</param>
/// <param name="Years">Of publication; 0 where unknown.</param>
/// <param name="Samples">-1 where unknown.</param>
/// <param name="Profiles">Numbers in the <see cref="ProfileTable"/>.</param>
internal sealed record SegmentColumns(int[] Numbers, byte[] Lengths, int[] Days, ushort[] Years, int[] Samples, int[] Profiles)
{
    /// <exception cref="CorruptIndexException">The segment lacks a column: it is of another schema, or damaged.</exception>
    public static SegmentColumns Load(AtomicReader segment, ProfileTable table)
    {
        _ = segment.GetBinaryDocValues(Fields.Record) ?? throw Missing(Fields.Record);
        var days = Numeric(segment, Fields.Day);
        return new(
            Numeric(segment, Fields.Number),
            Array.ConvertAll(Numeric(segment, Fields.Length), LengthCode.Of),
            days,
            Array.ConvertAll(days, d => d < 0 ? (ushort)0 : (ushort)DateOnly.FromDayNumber(d).Year),
            Numeric(segment, Fields.Samples),
            LoadProfiles(segment, table));
    }

    private static int[] Numeric(AtomicReader segment, string field)
    {
        var source = segment.GetNumericDocValues(field) ?? throw Missing(field);
        var values = new int[segment.MaxDoc];
        for (var doc = 0; doc < values.Length; doc++)
        {
            values[doc] = checked((int)source.Get(doc));
        }

        return values;
    }

    private static int[] LoadProfiles(AtomicReader segment, ProfileTable table)
    {
        var source = segment.GetSortedDocValues(Fields.Profile) ?? throw Missing(Fields.Profile);
        var numbers = new int[source.ValueCount];
        var bytes = new BytesRef();
        for (var ordinal = 0; ordinal < numbers.Length; ordinal++)
        {
            source.LookupOrd(ordinal, bytes);
            numbers[ordinal] = table.Add(bytes.Utf8ToString());
        }

        var values = new int[segment.MaxDoc];
        for (var doc = 0; doc < values.Length; doc++)
        {
            values[doc] = numbers[source.GetOrd(doc)];
        }

        return values;
    }

    private static CorruptIndexException Missing(string field) => new($"The segment has no column {field}.");
}

/// <summary>A length in one byte: exact up to 31, then with an error of at most 6 %, which no ranking notices.</summary>
internal static class LengthCode
{
    private const int MantissaBits = 4;
    public const int Count = 256;

    public static byte Of(int length)
    {
        var value = Math.Clamp(length, 0, 1 << 17);
        var shift = Math.Max(0, int.Log2(Math.Max(1, value)) - MantissaBits);
        return (byte)((shift << MantissaBits) + (value >> shift));
    }

    /// <summary>The middle of the lengths that share a code.</summary>
    public static double LengthOf(byte code)
    {
        if (code < 2 << MantissaBits)
        {
            return code;
        }

        var shift = (code >> MantissaBits) - 1;
        var mantissa = code - (shift << MantissaBits);
        return ((double)mantissa + 0.5) * (1 << shift) - 0.5;
    }
}
