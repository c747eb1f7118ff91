using System.Net;
using System.Text.Json;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>What an error says of itself; any of it may be missing, and hosts differ in where they put it.</summary>
/// <param name="Codes">Code, type and the inner code.</param>
internal sealed record ErrorWords(IReadOnlyList<string> Codes, string? Parameter, string Message)
{
    private static readonly string[] Parameters = [ChatParameters.MaxCompletionTokens, ChatParameters.MaxTokens, ChatParameters.Temperature, ChatParameters.StreamOptions];
    private static readonly string[] Unknown = ["unsupported", "not supported", "unrecognized", "unknown", "does not support", "not permitted", "extra"];

    public static ErrorWords Of(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => new([], null, error.GetString()!),
        JsonValueKind.Object => new(
            [.. new[] { Text(error, "code"), Text(error, "type"), error.TryGetProperty("innererror", out var inner) && inner.ValueKind == JsonValueKind.Object ? Text(inner, "code") : null }.OfType<string>()],
            Text(error, "param"),
            Text(error, "message") ?? ""),
        _ => new([], null, ""),
    };

    public bool HasCode(params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            if (Codes.Contains(code, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public bool Says(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Message.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Older models want <c>max_tokens</c>, newer ones <c>max_completion_tokens</c>, and those that think first refuse a temperature of 0. The first name that is told is the one that is refused:
    /// "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."</summary>
    public string? RefusedParameter(HttpStatusCode status)
    {
        if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity))
        {
            return null;
        }

        return Parameters.FirstOrDefault(p => p.Equals(Parameter, StringComparison.Ordinal))
            ?? (Says(Unknown)
                ? Parameters.Where(p => Message.Contains(p, StringComparison.Ordinal)).MinBy(p => Message.IndexOf(p, StringComparison.Ordinal))
                : null);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
