using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>A question searched by its words as they stand, and by the other names of what they name.</summary>
/// <param name="Query">Its words decide: a record that holds any of them is a hit.</param>
/// <param name="Named">What they name. A record that holds another name of it is a hit too, as if it held the words.</param>
public sealed record WordQuestion(SearchQuery Query, IReadOnlyList<NamedInWords> Named)
{
    /// <summary>A record must hold one phrase of each: what the filter by concepts asks for.</summary>
    public IReadOnlyList<PhraseGroup> Mentioned { get; init; } = [];
}

/// <summary>Something that a question names, with the names by which records may speak of it.</summary>
/// <param name="Names">The one typed among them, where it says enough by itself.</param>
public sealed record NamedInWords(FoundConcept Concept, IReadOnlyList<WeightedPhrase> Names);
