using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>The names of things: the starter vocabulary, and the ontologies that were imported. In memory; reading it costs microseconds.</summary>
public interface IVocabulary
{
    /// <summary>Every name in the text, also those inside one another: word boundaries, plural and hyphen variants and letter case are taken care of.
    /// Short abbreviations are found only in capitals. In the order of their start, the longest first.</summary>
    IReadOnlyList<NameFound> Find(string text);

    /// <summary>Null where no vocabulary has it.</summary>
    Concept? ById(string id);

    /// <summary>The GEO study types that say the same as a technique; empty for all else.</summary>
    IReadOnlyList<string> TypesOf(Concept concept);

    /// <summary>All names by which a concept can be found, and those of narrower concepts, nearest first.</summary>
    /// <param name="mostNarrower">Names of narrower concepts at most.</param>
    IReadOnlyList<NameOf> Names(Concept concept, int mostNarrower);

    /// <summary>The concepts directly above.</summary>
    IReadOnlyList<Concept> Broader(Concept concept);

    /// <summary>The concepts directly below.</summary>
    IReadOnlyList<Concept> Narrower(Concept concept);

    /// <summary>A known word that the given one may be a slip of the pen for; null where it is known itself or nothing is near.</summary>
    string? Corrected(string word);

    /// <summary>Names that begin with the prefix, the most usual first.</summary>
    IReadOnlyList<NameOf> Complete(string prefix, int limit);
}

/// <param name="Start">First UTF-16 unit, included.</param>
/// <param name="End">Last UTF-16 unit, excluded.</param>
/// <param name="Meanings">What it may mean, the likeliest first.</param>
/// <param name="IsAbbreviation">Whether it is short and in capitals, so that it may mean something else.</param>
public sealed record NameFound(int Start, int End, IReadOnlyList<Concept> Meanings, bool IsAbbreviation);

/// <param name="Distance">0 for the concept's own names, 1 for those of concepts directly below, and so on.</param>
/// <param name="IsAbbreviation">Whether it is short and in capitals: too weak to find records by it alone.</param>
public sealed record NameOf(string Name, Concept Concept, int Distance, bool IsAbbreviation);
