using System.Globalization;

namespace OmicsOracle.Emulators.Records;

/// <summary>How GEO numbers and files its records: uid GDSn = n, GPLn = 1e8 + n, GSEn = 2e8 + n, GSMn = 3e8 + n (recorded answers of esummary).</summary>
internal static class GeoNumber
{
    private const int Block = 100_000_000;
    private static readonly string[] Prefixes = ["GDS", "GPL", "GSE", "GSM"];

    /// <summary>Null where the text is no accession.</summary>
    public static int? Uid(string accession)
    {
        var kind = accession.Length > 3 ? Array.IndexOf(Prefixes, accession[..3].ToUpperInvariant()) : -1;
        return kind >= 0 && int.TryParse(accession.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < Block
            ? (kind * Block) + number
            : null;
    }

    public static string Accession(int uid) => $"{Prefixes[uid / Block]}{(uid % Block).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The folder that a record's own folder lies in: GSE226nnn for GSE226260, GSEnnn for GSE1 to GSE999.</summary>
    public static string Folder(string accession) => $"{(accession.Length > 6 ? accession[..^3] : accession[..3])}nnn";
}
