using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>JSON as NCBI writes it: with raw line breaks within texts (biopython#4193), numbers as texts, bytes that are not UTF-8.</summary>
internal static class LenientJson
{
    /// <returns>Null where it is no JSON even so; dispose it otherwise.</returns>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\ufeff"u8))
        {
            body = body[3..];
        }

        if (!Utf8.IsValid(body.Span))
        {
            body = Encoding.UTF8.GetBytes(GeoText.Encoding.GetString(body.Span));
        }

        var mayHoldHalves = body.Span.IndexOf("\\ud"u8) >= 0 || body.Span.IndexOf("\\uD"u8) >= 0;
        return (mayHoldHalves ? null : Strict(body)) ?? Strict(Repaired(body.Span));
    }

    /// <summary>Whether it begins as JSON and ends before its end.</summary>
    public static bool IsCut(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(Repaired(body), isFinalBlock: false, default);
            while (json.Read())
            {
                json.TrySkip();
            }

            return json.TokenType != JsonTokenType.None || json.CurrentDepth > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The property of an object; null where this is no object or has none.</summary>
    public static JsonElement? Property(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A text or a number as text; null for anything else.</summary>
    public static string? Text(this JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => GeoText.Clean(text.GetString()),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>A whole number that is not negative, written as a number or as a text.</summary>
    public static long? Number(this JsonElement? element) =>
        long.TryParse(element.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The items of an array; none where it is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The texts of an array.</summary>
    public static IEnumerable<string> Texts(this JsonElement? element) =>
        element.Items().Select(item => ((JsonElement?)item).Text()).OfType<string>();

    private static JsonDocument? Strict(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Control characters within texts become line breaks, and halves of a surrogate pair the sign for what is unknown.</summary>
    private static byte[] Repaired(ReadOnlySpan<byte> body)
    {
        var repaired = new MemoryStream(body.Length + 64);
        var isText = false;
        for (var i = 0; i < body.Length; i++)
        {
            if (isText && body[i] == '\\')
            {
                var escape = Escape(body[i..]);
                repaired.Write(escape.IsEmpty ? "\\ufffd"u8 : escape);
                i += escape.IsEmpty ? "\\ud800".Length - 1 : escape.Length - 1;
            }
            else if (isText && body[i] < ' ')
            {
                repaired.Write("\\n"u8);
            }
            else
            {
                isText ^= body[i] == '"';
                repaired.WriteByte(body[i]);
            }
        }

        return repaired.ToArray();
    }

    /// <summary>The escape at the beginning, both halves of a pair together; empty for one half.</summary>
    private static ReadOnlySpan<byte> Escape(ReadOnlySpan<byte> text)
    {
        if (Unit(text) is not { } unit || !char.IsSurrogate(unit))
        {
            return text[..Math.Min(text.Length, 2)];
        }

        return char.IsHighSurrogate(unit) && Unit(text[6..]) is { } low && char.IsLowSurrogate(low) ? text[..12] : [];
    }

    private static char? Unit(ReadOnlySpan<byte> text) =>
        text is [(byte)'\\', (byte)'u', _, _, _, _, ..] && ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
}
