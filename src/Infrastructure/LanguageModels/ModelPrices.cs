using System.Text;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>What a call took and what that costs, by the table of the settings.</summary>
internal sealed class ModelPrices(LanguageModelOptions options)
{
    private const int Million = 1_000_000;

    /// <summary>UTF-8 bytes of a token: on the average of English prose, and so few that no record has fewer.</summary>
    private const int BytesAToken = 4, FewestBytesAToken = 2;

    private readonly ModelPrice? _price = options.Prices.FirstOrDefault(p => p.Model == options.Model);

    /// <param name="told">What the model said; null where it said nothing, so that tokens are estimated by the length of what was sent and written.</param>
    public ModelUsage Usage(ChatUsage? told, IReadOnlyList<ChatMessage> messages, int writtenCharacters)
    {
        var sent = told?.PromptTokens ?? Tokens(messages, BytesAToken);
        var written = told?.CompletionTokens ?? (writtenCharacters + BytesAToken - 1) / BytesAToken;
        return new(sent, written, IsEstimated: told is not { PromptTokens: not null, CompletionTokens: not null }, Cost(sent, written), _price is null ? null : options.Currency);
    }

    /// <summary>Null where the model has no price.</summary>
    public decimal? AtMost(IReadOnlyList<ChatMessage> messages) => Cost(Tokens(messages, FewestBytesAToken), options.MaxOutputTokens);

    private static int Tokens(IReadOnlyList<ChatMessage> messages, int bytesAToken) => (messages.Sum(m => Encoding.UTF8.GetByteCount(m.Content)) + bytesAToken - 1) / bytesAToken;

    private decimal? Cost(int sent, int written) => ((sent * _price?.Input) + (written * _price?.Output)) / Million;
}
