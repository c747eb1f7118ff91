namespace OmicsOracle.Domain;

/// <summary>At which step a record was lost on its way to the list.</summary>
public enum LostAt
{
    /// <summary>The catalogue does not hold it.</summary>
    Catalogue,

    /// <summary>The index has not followed the catalogue that far.</summary>
    Index,

    /// <summary>A filter, asked for or read from the question.</summary>
    Filter,

    /// <summary>It holds what the question does not want.</summary>
    Exclusion,

    /// <summary>It holds nothing of what the question is about.</summary>
    Topic,
}

/// <summary>Why a record stands where it does in the catalogue's list for a question, or why it does not.</summary>
/// <param name="Rank">1 for the first; null where it is no hit.</param>
/// <param name="Total">Hits.</param>
/// <param name="Score">The sum of what the groups add; null where it is not in the index.</param>
/// <param name="Lost">Every step that would lose it, the first one first; empty for a hit.</param>
/// <param name="Groups">What the question was taken to ask for, and what of it the record holds.</param>
public sealed record Explanation(
    string Query,
    Accession Accession,
    int? Rank,
    int Total,
    double? Score,
    IReadOnlyList<Loss> Lost,
    IReadOnlyList<GroupPart> Groups,
    Interpretation Interpretation);

/// <param name="Reason">A sentence.</param>
/// <param name="Asked">The filter's values, the words that are not wanted, or those that were looked for.</param>
/// <param name="Found">The record's values for the filter, or the fields where unwanted words stand.</param>
public sealed record Loss(LostAt Step, string Reason, IReadOnlyList<string> Asked, IReadOnlyList<string> Found);

/// <summary>A group of phrases that mean the same, in one record.</summary>
/// <param name="Weight">In the question.</param>
/// <param name="IsTopic">Whether a hit must hold at least one such group.</param>
/// <param name="Adds">To the score; 0 where the record holds none of it.</param>
/// <param name="ByFacts">Whether it counts because of the record's study type, organism or an accession, and not by its words alone.</param>
/// <param name="Found">The phrases that stand there, those that count most first.</param>
public sealed record GroupPart(string Name, double Weight, bool IsTopic, double Adds, bool ByFacts, IReadOnlyList<PhraseFound> Found)
{
    /// <summary>Why the record only seems to mention it, a sentence; null where it does mention it, or not even seems to.</summary>
    public string? NearMiss { get; init; }
}

/// <param name="Why">"typed", "synonym", "narrower: LABEL".</param>
/// <param name="Times">In all fields.</param>
public sealed record PhraseFound(string Phrase, double Weight, string Why, int Times, IReadOnlyList<FieldTimes> Where);

/// <param name="Field">title, summary, overallDesign, samples, facts (organisms, types, accessions), or "samples or facts" where the samples say more than is kept for showing.</param>
public sealed record FieldTimes(string Field, int Times);
