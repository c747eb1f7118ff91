using System.Text;
using System.Text.RegularExpressions;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Infrastructure.Ncbi;

internal enum BodyFormat
{
    Nothing,
    Gzip,
    Json,
    Html,
    Xml,
    Soft,
    Text,
}

/// <summary>Recognises a body by its first bytes; the declared type breaks ties alone, since error pages come under any.</summary>
internal static partial class BodyFormats
{
    private const int Head = 512;

    public static BodyFormat Of(ReadOnlySpan<byte> body, string? mediaType)
    {
        if (body.StartsWith("\ufeff"u8))
        {
            body = body[3..];
        }

        if (body is [0x1f, 0x8b, ..])
        {
            return BodyFormat.Gzip;
        }

        body = body.TrimStart(" \t\r\n\0"u8);
        return body switch
        {
            [] => BodyFormat.Nothing,
            [(byte)'{' or (byte)'[', ..] => BodyFormat.Json,
            [(byte)'^', ..] => BodyFormat.Soft,
            [(byte)'<', ..] => IsHtml(body, mediaType) ? BodyFormat.Html : BodyFormat.Xml,
            _ => string.Equals(mediaType, "text/html", StringComparison.OrdinalIgnoreCase) ? BodyFormat.Html : BodyFormat.Text,
        };
    }

    /// <summary>The beginning as text, for looking at its words.</summary>
    public static string Beginning(ReadOnlySpan<byte> body, int most) => GeoText.Encoding.GetString(body[..Math.Min(body.Length, most)]);

    /// <summary>By its document type or its first element; XML may hold HTML within.</summary>
    private static bool IsHtml(ReadOnlySpan<byte> body, string? mediaType)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, Head)]);
        return FirstOfHtml().IsMatch(head) || (string.Equals(mediaType, "text/html", StringComparison.OrdinalIgnoreCase) && !head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"^(<\?[^>]*>\s*|<!--[^>]*-->\s*)*<(!doctype\s+)?html\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FirstOfHtml();
}
