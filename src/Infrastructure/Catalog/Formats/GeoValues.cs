using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>What GEO writes within a field.</summary>
internal static class GeoValues
{
    private const string Public = "Public on ";

    /// <summary>Of the ways in which GEO writes a day: <c>Mar 08 2007</c> (SOFT), <c>2007-03-08</c> (MINiML) and <c>2007/03/08</c> (document summaries); null where it is none.</summary>
    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, ["MMM dd yyyy", "MMM d yyyy", "yyyy-MM-dd", "yyyy/MM/dd"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
            ? day
            : null;

    /// <summary>The day of a status such as <c>Public on May 10 2007</c>.</summary>
    public static DateOnly? PublicSince(string? status) =>
        status is not null && status.StartsWith(Public, StringComparison.OrdinalIgnoreCase) ? Date(status[Public.Length..]) : null;

    public static int? PositiveNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    public static Accession? Accession(string? text, AccessionKind kind) =>
        Domain.Accession.TryParse(text, null, out var accession) && accession.Kind == kind ? accession : null;

    /// <summary>Reads <c>SuperSeries of: GSE1</c>, or an address that ends with the accession: <c>SRA: https://www.ncbi.nlm.nih.gov/sra?term=SRP1</c>.</summary>
    public static Relation Relation(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return new(RelationKind.Other, text);
        }

        var target = text[(colon + 1)..].Trim();
        return text[..colon].Trim().ToUpperInvariant() switch
        {
            "SUBSERIES OF" => new(RelationKind.SubSeriesOf, target),
            "SUPERSERIES OF" => new(RelationKind.SuperSeriesOf, target),
            "BIOPROJECT" => new(RelationKind.BioProject, LastPart(target)),
            "SRA" => new(RelationKind.Sra, LastPart(target)),
            _ => new(RelationKind.Other, text),
        };
    }

    /// <summary>Splits <c>tissue: liver</c>; null where it has no value.</summary>
    public static Characteristic? Characteristic(string text, TextPool pool)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || text.AsSpan(colon).StartsWith("://", StringComparison.Ordinal))
        {
            return new("", pool.One(text));
        }

        var value = text.AsSpan(colon + 1).Trim();
        return value.IsEmpty ? null : new(pool.One(text.AsSpan(0, colon).Trim()), pool.One(value));
    }

    /// <summary>An old address may end with a number (bioproject/89787), which is no accession: then it stays whole.</summary>
    private static string LastPart(string address)
    {
        var last = address[(address.LastIndexOfAny(['/', '=']) + 1)..];
        return last.Length > 0 && char.IsAsciiLetter(last[0]) ? last : address;
    }
}
