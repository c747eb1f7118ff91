using System.Text.Json.Nodes;

namespace OmicsOracle.Emulators.Query;

/// <summary>What a search found and what it has to say of itself.</summary>
internal sealed class Findings
{
    public required RecordSet Hits { get; init; }

    public required string Translation { get; init; }

    /// <summary>Postfix: terms as objects, operators as strings. Empty where nothing was found.</summary>
    public required IReadOnlyList<JsonNode> Stack { get; init; }

    public required Notices Notices { get; init; }
}

/// <summary>What Entrez did otherwise than asked.</summary>
internal sealed class Notices
{
    public List<(string From, string To)> Translations { get; } = [];

    public List<string> PhrasesNotFound { get; } = [];

    public List<string> FieldsNotFound { get; } = [];

    public List<string> PhrasesIgnored { get; } = [];

    public List<string> QuotedPhrasesNotFound { get; } = [];
}
