namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>The language model that may write summaries, by any chat API of OpenAI's form. Section <c>LanguageModel</c>. Without <see cref="Model"/> none is asked.</summary>
public sealed record LanguageModelOptions
{
    public const string Section = "LanguageModel";

    /// <summary>What <c>/chat/completions</c> is below: <c>https://api.openai.com/v1</c>, <c>https://NAME.openai.azure.com/openai/v1</c>, <c>http://127.0.0.1:11434/v1</c> for Ollama.
    /// Azure's older form is <c>https://NAME.openai.azure.com/openai/deployments/DEPLOYMENT</c> with <see cref="ApiVersion"/>.</summary>
    public Uri BaseUrl { get; init; } = new("https://api.openai.com/v1");

    /// <summary>Needed unless the host is near: this machine or its own network. Never logged.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Its name at the host; at Azure the deployment's.</summary>
    public string? Model { get; init; }

    /// <summary>Azure's <c>api-version</c>, for its older form only.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>0 to 2; 0, so that the same record is told in the same words. Left out where the model takes none.</summary>
    public double Temperature { get; init; }

    /// <summary>Tokens that a summary may have; a model that thinks before it writes needs more. What goes far beyond is broken off.</summary>
    public int MaxOutputTokens { get; init; } = 700;

    /// <summary>Characters of all records of a summary together; the longest fields are cut first.</summary>
    public int MaxRecordCharacters { get; init; } = 12_000;

    /// <summary>From asking to the first words, another try included. Shorter than <c>Load:Timeout</c>, so that the built-in summary can still take the place of a model that is silent.</summary>
    public TimeSpan FirstTokenTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest silence between words.</summary>
    public TimeSpan TokenTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>All of one summary.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Summaries that it may write at once; whoever comes then is told so and does not wait.</summary>
    public int MaxSimultaneous { get; init; } = 200;

    /// <summary>What models cost; without a price none is told.</summary>
    public IReadOnlyList<ModelPrice> Prices { get; init; } = [];

    /// <summary>What the prices are in.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Never with the key.</summary>
    public override string ToString() => $"{nameof(LanguageModelOptions)} {{ {BaseUrl}, {Model} }}";
}

/// <summary>What a million tokens cost. All of it must be given.</summary>
public sealed record ModelPrice
{
    /// <summary>As in <see cref="LanguageModelOptions.Model"/>.</summary>
    public string? Model { get; init; }

    /// <summary>Sent.</summary>
    public decimal? Input { get; init; }

    /// <summary>Written.</summary>
    public decimal? Output { get; init; }
}
