using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>A question as the index is asked it: groups of phrases that mean the same.</summary>
/// <param name="Groups">The more of them a record covers, by weight, the further up it stands.</param>
/// <param name="Excluded">A record in which a phrase of one of these stands, and is meant, is not shown.</param>
/// <param name="Query">The person's question with its filters, sort and page.</param>
public sealed record ConceptQuestion(IReadOnlyList<PhraseGroup> Groups, IReadOnlyList<PhraseGroup> Excluded, SearchQuery Query)
{
    /// <summary>A record must hold one phrase of each: what the filter by concepts asks for.</summary>
    public IReadOnlyList<PhraseGroup> Mentioned { get; init; } = [];

    /// <summary>Those in force; others only to measure what they would bring.</summary>
    public MentionWeights Weights { get; init; } = MentionWeights.InForce;
}

/// <summary>What a mention of a group brings (see docs/relevance.md).</summary>
/// <param name="Covering">The part of a group's weight that a single mention brings; the rest comes with repetition, title and shortness.</param>
/// <param name="Topic">What a topic's mention brings besides, so that two topics mentioned outweigh one that fills the record.</param>
/// <param name="Title">How many mentions in the text one in the title is worth.</param>
/// <param name="Saturation">A concept's names together are repeated more than one word is, so repetition goes on counting for longer.</param>
public sealed record MentionWeights(float Covering, float Topic, float Title, float Saturation)
{
    public static MentionWeights InForce { get; } = new(0.4f, 1, 3.5f, 3);
}

/// <summary>Phrases of which any stands for the group.</summary>
/// <param name="Name">What a person calls it: the concept's label, or the word.</param>
/// <param name="Weight">Of the group in the question. Above 0.</param>
/// <param name="IsTopic">Whether a hit must hold at least one such group.</param>
/// <param name="Types">GEO study types that stand for the group as well.</param>
/// <param name="Organisms">Taxon ids that stand for the group as well.</param>
public sealed record PhraseGroup(
    string Name,
    double Weight,
    bool IsTopic,
    IReadOnlyList<WeightedPhrase> Phrases,
    IReadOnlyList<string> Types,
    IReadOnlyList<int> Organisms)
{
    /// <summary>Of series, samples or platforms: a record that is it, or has it, mentions the group as well.</summary>
    public IReadOnlyList<Accession> Accessions { get; init; } = [];

    /// <summary>Phrases in which the group's own do not mean it. A record that names it in no other way is a near miss: a hit, below all that mean it.</summary>
    public IReadOnlyList<NotMeant> NotMeant { get; init; } = [];
}

/// <param name="Text">Begins with "without" for all words that negate.</param>
/// <param name="Why">A sentence for a person who sees such a record.</param>
public sealed record NotMeant(string Text, string Why)
{
    /// <summary>Whether a record becomes a hit by it. The name of a sibling only tells of a hit, or of a miss, what it speaks of instead.</summary>
    public bool MakesHit { get; init; } = true;
}

/// <param name="Text">Words that stand together, in this order.</param>
/// <param name="Weight">1 for the person's own words and exact synonyms, less the farther.</param>
/// <param name="Why">"typed", "synonym", "narrower: LABEL".</param>
public sealed record WeightedPhrase(string Text, double Weight, string Why);
