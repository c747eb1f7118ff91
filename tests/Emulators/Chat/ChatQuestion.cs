using System.Text.Json;

namespace OmicsOracle.Emulators.Chat;

/// <summary>What a client asked, as far as the emulator reads it.</summary>
public sealed record ChatQuestion(string Model, IReadOnlyList<(string Role, string Content)> Messages, bool Stream, bool WantsUsage, int? MostTokens)
{
    /// <summary>What the user said last.</summary>
    public string Last => Messages.Count == 0 ? "" : Messages[^1].Content;

    internal static ChatQuestion? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return new(
                root.GetProperty("model").GetString()!,
                [.. root.GetProperty("messages").EnumerateArray().Select(m => (m.GetProperty("role").GetString()!, Content(m.GetProperty("content"))))],
                root.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True,
                root.TryGetProperty("stream_options", out var options) && options.TryGetProperty("include_usage", out var usage) && usage.ValueKind == JsonValueKind.True,
                root.TryGetProperty("max_completion_tokens", out var most) || root.TryGetProperty("max_tokens", out most) ? most.GetInt32() : null);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text, or parts of which each has one.</summary>
    private static string Content(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(p => p.TryGetProperty("text", out var text) ? text.GetString() : ""))
        : content.GetString() ?? "";
}
