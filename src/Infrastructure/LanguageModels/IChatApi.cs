using Refit;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>The chat API on the wire, as OpenAI made it and others offer it (https://platform.openai.com/docs/api-reference/chat). The key is added where the request leaves.</summary>
internal interface IChatApi
{
    /// <param name="version">Azure's older form has one; elsewhere null, and then it is left out.</param>
    [Post("/chat/completions")]
    Task<HttpResponseMessage> Complete([AliasAs("api-version")] string? version, [Body] HttpContent request, CancellationToken cancellation);
}
