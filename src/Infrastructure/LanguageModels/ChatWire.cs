using System.Text.Json;
using System.Text.Json.Serialization;

namespace OmicsOracle.Infrastructure.LanguageModels;

internal sealed record ChatMessage(string Role, string Content);

internal sealed record ChatRequest(string Model, IReadOnlyList<ChatMessage> Messages, bool Stream, StreamOptions? StreamOptions, double? Temperature, int? MaxTokens, int? MaxCompletionTokens);

internal sealed record StreamOptions(bool IncludeUsage);

/// <summary>A whole answer, an event of a stream, or a failure: which of them is told by what is there. Everything else in it is passed over.</summary>
/// <param name="Error">An object with code and message, or a bare text.</param>
internal sealed record ChatAnswer(IReadOnlyList<ChatChoice>? Choices, ChatUsage? Usage, JsonElement Error);

/// <param name="Delta">In events.</param>
/// <param name="Message">In whole answers.</param>
internal sealed record ChatChoice(int Index, ChatText? Delta, ChatText? Message, string? FinishReason);

internal sealed record ChatText(string? Content, string? Refusal);

internal sealed record ChatUsage(int? PromptTokens, int? CompletionTokens);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatAnswer))]
internal sealed partial class ChatJson : JsonSerializerContext;
