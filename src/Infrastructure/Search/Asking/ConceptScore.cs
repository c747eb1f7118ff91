namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>What the mentions of a group add to a record's score: the one place of this arithmetic, for ranking and for explaining alike.</summary>
internal static class ConceptScore
{
    /// <summary>How much of a group's weight a single mention brings; the rest comes with repetition, title and shortness (see docs/relevance.md).</summary>
    private const float ForCovering = 0.4f;

    /// <summary>What a topic's mention brings besides, so that two topics mentioned outweigh one that fills the record.</summary>
    private const float ForTopic = 1f;

    /// <summary>How much of a group's weight a record brings that only seems to mention it: a hit still, below all that mean it.</summary>
    private const float ForNearMiss = 0.05f;

    /// <summary>How many mentions in the text one in the title is worth.</summary>
    private const float TitleWorth = 3.5f;

    /// <summary>A concept's names together are repeated more than one word is, so repetition goes on counting for longer.</summary>
    private const double LateSaturation = 3;

    public static float[] Saturation(Reading.IndexSnapshot snapshot) => new Bm25(snapshot.Reader.MaxDoc, snapshot.AverageLength, LateSaturation).Saturation;

    /// <summary>How many mentions a phrase that stands so often is worth.</summary>
    public static float Mentions(float weight, int inTitle, int elsewhere) => weight * ((TitleWorth * inTitle) + elsewhere);

    /// <summary>What a mention brings by itself.</summary>
    public static float Mentioned(bool isTopic) => isTopic ? ForTopic + ForCovering : ForCovering;

    /// <summary>A group's part of the score where it only seems to be mentioned.</summary>
    public static float NearMiss(float weight) => weight * ForNearMiss;

    /// <summary>A group's part of the score.</summary>
    /// <param name="weight">The group's.</param>
    /// <param name="nearest">The weight of the nearest of its names that stands there: a distant one stands for the group in part only, however often it is repeated.</param>
    /// <param name="mentioned">See <see cref="Mentioned"/>.</param>
    /// <param name="saturation">By the record's length.</param>
    public static float Part(float weight, float nearest, float mentioned, float mentions, float saturation) =>
        weight * nearest * (mentioned + ((1 - ForCovering) * mentions / (mentions + saturation)));
}
