using System.Globalization;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Bench;

/// <summary>A choice of the ranking's constants.</summary>
/// <param name="Farther">What the weights of narrower names are raised to: above 1 they fall off faster.</param>
/// <param name="Disease">The weight of a disease; other kinds keep theirs.</param>
internal sealed record RankingChoice(MentionWeights Weights, double Farther, double Disease)
{
    private const double DiseaseInForce = 10;

    public static RankingChoice InForce { get; } = new(MentionWeights.InForce, 1, DiseaseInForce);

    /// <summary>Declared before it was measured: each constant as it is, lower and higher, all together.</summary>
    public static IReadOnlyList<RankingChoice> Grid { get; } =
    [
        .. from topic in (float[])[0.5f, 1, 1.5f]
           from title in (float[])[2, 3.5f, 5]
           from saturation in (float[])[1.5f, 3, 5]
           from farther in (double[])[0.5, 1, 2]
           from disease in (double[])[7, DiseaseInForce, 14]
           select new RankingChoice(MentionWeights.InForce with { Topic = topic, Title = title, Saturation = saturation }, farther, disease),
    ];

    public ConceptQuestion Of(ConceptQuestion question) => question with
    {
        Weights = Weights,
        Groups =
        [
            .. question.Groups.Select(g => g with
            {
                Weight = g.Weight == DiseaseInForce ? Disease : g.Weight,
                Phrases = [.. g.Phrases.Select(p => p.Why.StartsWith("narrower", StringComparison.Ordinal) ? p with { Weight = Math.Pow(p.Weight, Farther) } : p)],
            }),
        ],
    };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"topic {Weights.Topic}, title {Weights.Title}, saturation {Weights.Saturation}, narrower ^{Farther}, disease {Disease}");
}

/// <summary>Chooses the constants by two conditions and reports what they bring on the third, for each: what is left of a choice where nothing was fitted to.</summary>
internal static class LeaveOneOut
{
    /// <param name="topics">With their conditions.</param>
    /// <param name="score">nDCG@10 and recall@50 of each topic under a choice.</param>
    public static async Task Print(IReadOnlyList<JudgedTopic> topics, Func<RankingChoice, Task<List<(double Ndcg, double Recall)>>> score)
    {
        var tried = new List<(RankingChoice Choice, List<(double Ndcg, double Recall)> Scores)>();
        foreach (var choice in RankingChoice.Grid)
        {
            tried.Add((choice, await score(choice)));
        }

        var inForce = tried.Single(t => t.Choice == RankingChoice.InForce);
        var table = new Table("condition left out", "nDCG@10 chosen by the others", "constants in force", "worst of the grid", "best of the grid", "chosen");
        var left = new List<double>();
        foreach (var condition in topics.Select(t => t.Condition).Distinct())
        {
            int[] own = [.. Enumerable.Range(0, topics.Count).Where(i => topics[i].Condition == condition)];
            int[] others = [.. Enumerable.Range(0, topics.Count).Except(own)];
            var chosen = tried.MaxBy(t => Mean(t.Scores, others));
            left.Add(Mean(chosen.Scores, own));
            table.Row(condition, $"{left[^1]:N3}", $"{Mean(inForce.Scores, own):N3}", $"{tried.Min(t => Mean(t.Scores, own)):N3}", $"{tried.Max(t => Mean(t.Scores, own)):N3}", chosen.Choice.ToString());
        }

        int[] all = [.. Enumerable.Range(0, topics.Count)];
        table.Row("mean", $"{left.Average():N3}", $"{Mean(inForce.Scores, all):N3}", $"{tried.Min(t => Mean(t.Scores, all)):N3}", $"{tried.Max(t => Mean(t.Scores, all)):N3}", "");
        table.Print($"Leaving one condition out: {tried.Count} choices of the constants");
    }

    private static double Mean(List<(double Ndcg, double Recall)> scores, int[] of) => of.Average(i => scores[i].Ndcg);
}
