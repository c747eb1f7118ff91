using System.Text.Json;

namespace OmicsOracle.Emulators.Chat;

/// <summary>Answers in the form of OpenAI's chat API: whole, and as events.</summary>
internal sealed class ChatWire(ChatQuestion question, TimeProvider time)
{
    private readonly string _id = $"chatcmpl-{Guid.NewGuid():N}";
    private readonly long _created = time.GetUtcNow().ToUnixTimeSeconds();

    public string Role() => Event(new { role = "assistant", content = "", refusal = (string?)null }, null);

    public string Words(string token) => Event(new { content = token }, null);

    public string Refusal(string token) => Event(new { refusal = token }, null);

    public string Finish(string reason) => Event(new { }, reason);

    /// <summary>Has no choices.</summary>
    public string Usage(int written) => Line(JsonSerializer.Serialize(new { id = _id, @object = "chat.completion.chunk", created = _created, model = question.Model, choices = Array.Empty<object>(), usage = Used(written), obfuscation = "hT3" }));

    public string Whole(string text, string finish, string? refusal = null) => JsonSerializer.Serialize(new
    {
        id = _id,
        @object = "chat.completion",
        created = _created,
        model = question.Model,
        choices = new[] { new { index = 0, message = new { role = "assistant", content = refusal is null ? text : null, refusal }, finish_reason = finish } },
        usage = Used(ChatTexts.Tokens(text).Count()),
    });

    public static string Done => Line("[DONE]");

    public static string Line(string data) => $"data: {data}\n\n";

    private string Event(object delta, string? finish) => Line(JsonSerializer.Serialize(new
    {
        id = _id,
        @object = "chat.completion.chunk",
        created = _created,
        model = question.Model,
        system_fingerprint = "fp_emulated",
        choices = new[] { new { index = 0, delta, logprobs = (object?)null, finish_reason = finish } },
        usage = (object?)null,
        obfuscation = "k2",
    }));

    private object Used(int written)
    {
        var sent = question.Messages.Sum(m => ChatTexts.Tokens(m.Content).Count());
        return new { prompt_tokens = sent, completion_tokens = written, total_tokens = sent + written };
    }
}
