namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>The constants of ranking by concepts; docs/relevance.md says what they bring.</summary>
/// <param name="ForCovering">How much of a group's weight a single mention brings; the rest comes with repetition, title and shortness.</param>
/// <param name="ForTopic">What a topic's mention brings besides, so that two topics mentioned outweigh one that fills the record.</param>
/// <param name="TitleWorth">How many mentions in the text one in the title is worth.</param>
/// <param name="LateSaturation">BM25's k1: a concept's names together are repeated more than one word is, so repetition goes on counting for longer.</param>
/// <param name="Length">BM25's b.</param>
internal sealed record ConceptWeights(float ForCovering = 0.4f, float ForTopic = 1, float TitleWorth = 3.5f, double LateSaturation = 3, double Length = 0.4)
{
    public static ConceptWeights Chosen { get; } = new();
}
