using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OmicsOracle.Domain;

/// <summary>What a GEO accession names.</summary>
public enum AccessionKind
{
    /// <summary>GDS: a curated data set.</summary>
    DataSet,

    /// <summary>GPL: an array or sequencer.</summary>
    Platform,

    /// <summary>GSE: a study; what this service searches.</summary>
    Series,

    /// <summary>GSM: one sample.</summary>
    Sample,
}

/// <summary>A GEO accession such as <c>GSE2034</c>. One accession is never made from another: a series and a sample of the same number are strangers.</summary>
public readonly record struct Accession : IParsable<Accession>, ISpanParsable<Accession>, IComparable<Accession>
{
    private const int LargestNumber = 99_999_999;
    private const int BlockSize = 100_000_000;
    private static readonly string[] Prefixes = ["GDS", "GPL", "GSE", "GSM"];

    private Accession(AccessionKind kind, int number) => (Kind, Number) = (kind, number);

    public AccessionKind Kind { get; }

    /// <summary>1 to 99,999,999; 0 only in <c>default</c>, which names nothing.</summary>
    public int Number { get; }

    /// <summary>The uid in Entrez's gds database: GDSn = n, GPLn = 1e8 + n, GSEn = 2e8 + n, GSMn = 3e8 + n (recorded answers of esummary).</summary>
    public int EntrezUid => ((int)Kind * BlockSize) + Number;

    /// <exception cref="ArgumentOutOfRangeException">The number is not 1 to 99,999,999.</exception>
    public static Accession Series(int number) => new(AccessionKind.Series, Checked(number));

    /// <inheritdoc cref="Series"/>
    public static Accession Sample(int number) => new(AccessionKind.Sample, Checked(number));

    /// <inheritdoc cref="Series"/>
    public static Accession Platform(int number) => new(AccessionKind.Platform, Checked(number));

    /// <exception cref="ArgumentOutOfRangeException">No accession has this uid.</exception>
    public static Accession FromEntrezUid(int uid)
    {
        var (kind, number) = Math.DivRem(uid, BlockSize);
        ArgumentOutOfRangeException.ThrowIfNegative(uid);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kind, (int)AccessionKind.Sample, nameof(uid));
        return new((AccessionKind)kind, Checked(number));
    }

    /// <summary>Reads <c>GSE2034</c>, <c>gse2034</c> or the same with blanks around it. No leading zeros, no sign, nothing after the number.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Accession result)
    {
        result = default;
        s = s.Trim(' ');
        if (s.Length is < 4 or > 11 || s[3] is < '1' or > '9')
        {
            return false;
        }

        for (var kind = 0; kind < Prefixes.Length; kind++)
        {
            if (s[..3].Equals(Prefixes[kind], StringComparison.OrdinalIgnoreCase))
            {
                if (!int.TryParse(s[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    return false;
                }

                result = new((AccessionKind)kind, number);
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out Accession)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Accession result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out Accession)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out Accession result) => TryParse(s, null, out result);

    /// <exception cref="FormatException">The text is not an accession.</exception>
    public static Accession Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"'{s}' is not a GEO accession; one looks like GSE2034, GSM11805, GPL96 or GDS507.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Accession Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    public int CompareTo(Accession other) => EntrezUid.CompareTo(other.EntrezUid);

    public static bool operator <(Accession left, Accession right) => left.CompareTo(right) < 0;

    public static bool operator >(Accession left, Accession right) => left.CompareTo(right) > 0;

    public static bool operator <=(Accession left, Accession right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Accession left, Accession right) => left.CompareTo(right) >= 0;

    public override string ToString() =>
        Number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Prefixes[(int)Kind]}{Number}");

    private static int Checked(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, LargestNumber);
        return number;
    }
}
