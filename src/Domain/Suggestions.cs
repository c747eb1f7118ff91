namespace OmicsOracle.Domain;

/// <summary>How what a person has begun to type may go on.</summary>
/// <param name="Results">Accessions, then names of the vocabulary, then words of the catalogue; no text twice.</param>
public sealed record Suggestions(string Prefix, IReadOnlyList<Suggestion> Results);

/// <param name="Text">The whole text with the beginning completed.</param>
/// <param name="Kind">What was completed: a kind of concept (disease, tissue, cellType …), "word" for one of the catalogue, or "series", "sample", "platform" for an accession.</param>
/// <param name="Means">A concept's usual name, a series' title, or what the word or accession is.</param>
/// <param name="Id">Of the concept; null for all else.</param>
/// <param name="Records">Series that hold the word or accession; null for a concept, whose names are many.</param>
public sealed record Suggestion(string Text, string Kind, string Means, string? Id, int? Records);
