namespace OmicsOracle.Domain;

/// <summary>A concept as a vocabulary gives it.</summary>
/// <param name="Synonyms">Other names for exactly the same.</param>
/// <param name="Broader">Ids of the concepts directly above.</param>
/// <param name="Types">GEO study types that say the same; only techniques have them.</param>
public sealed record VocabularyTerm(
    string Id,
    ConceptKind Kind,
    string Label,
    IReadOnlyList<string> Synonyms,
    IReadOnlyList<string> Broader,
    IReadOnlyList<string> Types);
