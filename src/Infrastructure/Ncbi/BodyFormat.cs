using System.Text;
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
internal static class BodyFormats
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

    private static bool IsHtml(ReadOnlySpan<byte> body, string? mediaType)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, Head)]);
        return !head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            ? string.Equals(mediaType, "text/html", StringComparison.OrdinalIgnoreCase)
                || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
                || head.Contains("<html", StringComparison.OrdinalIgnoreCase)
            : head.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }
}
