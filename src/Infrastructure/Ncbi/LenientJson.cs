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

        return Strict(body) ?? Strict(Repaired(body.Span));
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

    /// <summary>A text or a number as text; null for anything else, and for a text that is not Unicode.</summary>
    public static string? Text(this JsonElement? element)
    {
        try
        {
            return element switch
            {
                { ValueKind: JsonValueKind.String } text => GeoText.Clean(text.GetString()),
                { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

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

    /// <summary>Control characters within texts become line breaks.</summary>
    private static byte[] Repaired(ReadOnlySpan<byte> body)
    {
        var repaired = new MemoryStream(body.Length + 64);
        var (isText, isEscaped) = (false, false);
        foreach (var b in body)
        {
            if (isText && b < ' ')
            {
                repaired.Write(isEscaped ? "n"u8 : "\\n"u8);
                isEscaped = false;
                continue;
            }

            repaired.WriteByte(b);
            isText ^= b == '"' && !isEscaped;
            isEscaped = isText && b == '\\' && !isEscaped;
        }

        return repaired.ToArray();
    }
}
