using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>What the mentions of a group add to a record's score: the one place of this arithmetic, for ranking and for explaining alike.</summary>
internal sealed class ConceptScore(MentionWeights weights, Reading.IndexSnapshot snapshot)
{
    /// <summary>How much of a group's weight a record brings that only seems to mention it: a hit still, below all that mean it.</summary>
    private const float ForNearMiss = 0.05f;

    /// <summary>By length code.</summary>
    private readonly float[] _saturation = new Bm25(snapshot.Reader.MaxDoc, snapshot.AverageLength, weights.Saturation).Saturation;

    /// <summary>How many mentions a phrase that stands at these places is worth.</summary>
    public float Mentions(float weight, ReadOnlySpan<int> places)
    {
        var (inTitle, elsewhere) = PhrasePostings.Counted(places);
        return weight * ((weights.Title * inTitle) + elsewhere);
    }

    /// <summary>What a mention brings by itself.</summary>
    public float Mentioned(bool isTopic) => isTopic ? weights.Topic + weights.Covering : weights.Covering;

    /// <summary>A group's part of the score where it only seems to be mentioned.</summary>
    public static float NearMiss(PhraseGroup group) => (float)group.Weight * ForNearMiss;

    /// <summary>A group's part of the score.</summary>
    /// <param name="weight">The group's.</param>
    /// <param name="nearest">The weight of the nearest of its names that stands there: a distant one stands for the group in part only, however often it is repeated.</param>
    /// <param name="mentioned">See <see cref="Mentioned"/>.</param>
    /// <param name="length">The record's length code.</param>
    public float Part(float weight, float nearest, float mentioned, float mentions, byte length) =>
        weight * nearest * (mentioned + ((1 - weights.Covering) * mentions / (mentions + _saturation[length])));
}
