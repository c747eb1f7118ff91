namespace OmicsOracle.Domain;

/// <summary>What kind of thing a name means.</summary>
public enum ConceptKind
{
    Disease,
    Tissue,
    CellType,
    CellLine,
    Gene,
    Organism,

    /// <summary>How was measured: RNA-seq, microarray, ChIP-seq.</summary>
    Technique,

    /// <summary>What was done to the samples: a drug, a diet, a knockout.</summary>
    Treatment,
}

/// <summary>One thing that vocabularies name, whatever it is called.</summary>
/// <param name="Id">MONDO:0005180, UBERON:0002107, NCBIGene:7157 …</param>
/// <param name="Label">Its usual name.</param>
public sealed record Concept(string Id, ConceptKind Kind, string Label);

/// <summary>What is done with a concept of a question.</summary>
public enum ConceptRole
{
    /// <summary>What the question is about: a hit holds at least one such concept, and those that hold all come first.</summary>
    Topic,

    /// <summary>Hits that hold it come before those that do not.</summary>
    Boost,

    /// <summary>Only hits that fit it are shown.</summary>
    Filter,

    /// <summary>Hits that hold it are not shown.</summary>
    Excluded,
}

/// <summary>A concept as it was found in a question.</summary>
/// <param name="Text">The question's words that mean it.</param>
/// <param name="Start">First UTF-16 unit of them, included.</param>
/// <param name="End">Last UTF-16 unit of them, excluded.</param>
/// <param name="Synonyms">Other names that are searched too, at most ten of them, the usual first.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Note">One sentence where something was decided for the person: a typo corrected, an abbreviation read one way; otherwise null.</param>
public sealed record FoundConcept(
    string Text,
    int Start,
    int End,
    ConceptKind Kind,
    string Id,
    string Label,
    IReadOnlyList<string> Synonyms,
    ConceptRole Role,
    double Confidence,
    string? Note);
