using System.Globalization;
using System.Text.Json;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Reads the values of an object's properties as leniently as GEO writes them: a property of an unexpected kind counts as absent.
/// Each method ends on the last token of the value, and answers true so that a chain of names can be one expression.</summary>
internal static class JsonFields
{
    public static bool Skip(ref Utf8JsonReader json)
    {
        json.Skip();
        return true;
    }

    public static bool Text(ref Utf8JsonReader json, ref string? field, TextPool? pool = null)
    {
        json.Read();
        field = Scalar(ref json, pool);
        return true;
    }

    /// <summary>Numbers come as numbers or as texts.</summary>
    public static string? Scalar(ref Utf8JsonReader json, TextPool? pool)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String when pool is not null && !json.ValueIsEscaped && json.ValueSpan.Length <= TextPool.LongestText:
                Span<char> text = stackalloc char[TextPool.LongestText];
                return GeoText.Clean(pool.One(text[..json.CopyString(text)]));
            case JsonTokenType.String:
                return GeoText.Clean(json.GetString());
            case JsonTokenType.Number:
                return json.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;
            default:
                json.Skip();
                return null;
        }
    }

    public delegate void Item(ref Utf8JsonReader json, TextPool pool);

    public static bool Items(ref Utf8JsonReader json, TextPool pool, Item item)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return Skip(ref json);
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            item(ref json, pool);
        }

        return true;
    }

    public static (string? First, string? Second) Two(ref Utf8JsonReader json, TextPool pool, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        (string? First, string? Second) two = default;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return two;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            _ = json.ValueTextEquals(first) ? Text(ref json, ref two.First, pool)
                : json.ValueTextEquals(second) ? Text(ref json, ref two.Second)
                : Skip(ref json);
        }

        return two;
    }
}
