namespace OmicsOracle.Emulators.Chat;

/// <summary>How the emulated chat API behaves. Unless told otherwise it writes at once and knows any key and any model.</summary>
public sealed class ChatEmulatorOptions
{
    /// <summary>Where it listens; port 0 takes a free one.</summary>
    public string Url { get; set; } = "http://127.0.0.1:0";

    /// <summary>The models that are known; null knows any.</summary>
    public IReadOnlyCollection<string>? Models { get; set; }

    /// <summary>The key that is taken, as a bearer's or in <c>api-key</c>; null takes any, and none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>What is written about what was asked. See <see cref="ChatTexts"/>.</summary>
    public Func<ChatQuestion, string> Text { get; set; } = _ => ChatTexts.Plain;

    /// <summary>How long it thinks before the first token.</summary>
    public TimeSpan FirstTokenAfter { get; set; }

    /// <summary>Null writes as fast as it goes.</summary>
    public double? TokensPerSecond { get; set; }

    /// <summary>Whether it says what an answer took, where it is asked to.</summary>
    public bool TellsUsage { get; set; } = true;

    /// <summary>Whether it streams; otherwise it answers whole even where a stream is asked for.</summary>
    public bool Streams { get; set; } = true;

    /// <summary>What a request must not have, such as <c>temperature</c> or <c>max_tokens</c>: refused as OpenAI's newer models refuse it.</summary>
    public IReadOnlyCollection<string> RefusedParameters { get; set; } = [];

    /// <summary>The clock of its pace.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
