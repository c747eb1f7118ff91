namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>What the model takes, as far as it is known: it is told once what it refuses, and never sent that again.</summary>
internal sealed class ChatParameters(LanguageModelOptions options)
{
    public const string MaxTokens = "max_tokens", MaxCompletionTokens = "max_completion_tokens", Temperature = "temperature", StreamOptions = "stream_options";
    private readonly Lock _gate = new();
    private readonly HashSet<string> _refused = [];
    private readonly string[] _limits = ModelHost.TakesCompletionTokens(options) ? [MaxCompletionTokens, MaxTokens] : [MaxTokens, MaxCompletionTokens];

    public ChatRequest Request(IReadOnlyList<ChatMessage> messages)
    {
        lock (_gate)
        {
            var limit = _limits.FirstOrDefault(l => !_refused.Contains(l));
            return new(options.Model!, messages, Stream: true,
                _refused.Contains(StreamOptions) ? null : new(IncludeUsage: true),
                _refused.Contains(Temperature) ? null : options.Temperature,
                limit == MaxTokens ? options.MaxOutputTokens : null,
                limit == MaxCompletionTokens ? options.MaxOutputTokens : null);
        }
    }

    /// <returns>Whether the request had it, so that another without it is worth a try.</returns>
    public bool Refuse(string parameter, ChatRequest request)
    {
        var had = parameter switch
        {
            MaxTokens => request.MaxTokens is not null,
            MaxCompletionTokens => request.MaxCompletionTokens is not null,
            Temperature => request.Temperature is not null,
            _ => request.StreamOptions is not null,
        };
        if (had)
        {
            lock (_gate)
            {
                _refused.Add(parameter);
            }
        }

        return had;
    }
}
