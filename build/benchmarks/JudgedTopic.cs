namespace OmicsOracle.Bench;

/// <summary>A question with the judgments of its condition, scored as the benchmark's own relevance.py does: unjudged results are left out.</summary>
/// <param name="Grades">By accession: 2 relevant, 1 partly, 0 not.</param>
internal sealed record JudgedTopic(string Question, IReadOnlyDictionary<string, int> Grades)
{
    private const int Top = 10;
    private const int Deep = 50;

    /// <summary>What is asked, where the question's name says more.</summary>
    public string Typed { get; init; } = Question;

    /// <summary>Which condition it asks for.</summary>
    public string Condition { get; init; } = Question;

    /// <param name="ranking">Accessions, the best first.</param>
    public (double Ndcg, double Recall) Score(IEnumerable<string> ranking)
    {
        var seen = ranking.Distinct().Where(Grades.ContainsKey).Select(a => Grades[a]).ToList();
        var relevant = Grades.Values.Count(g => g > 0);
        return (Gain(seen) / Gain(Grades.Values.OrderDescending()), seen.Take(Deep).Count(g => g > 0) / (double)Math.Min(Deep, relevant));
    }

    private static double Gain(IEnumerable<int> grades) => grades.Take(Top).Select((g, i) => (Math.Pow(2, g) - 1) / Math.Log2(i + 2)).Sum();
}

/// <summary>The judged topics beside the project.</summary>
internal static class JudgedTopics
{
    public static IReadOnlyList<JudgedTopic> Read()
    {
        var grades = Lines("qrels.tsv").GroupBy(l => l[0]).ToDictionary(g => g.Key, g => g.ToDictionary(l => l[1], l => int.Parse(l[2], System.Globalization.CultureInfo.InvariantCulture)));
        return [.. Lines("topics.tsv").Select(l => new JudgedTopic(l[1], grades[l[0][..l[0].LastIndexOf('-')]]) { Condition = l[0][..l[0].LastIndexOf('-')] })];
    }

    private static IEnumerable<string[]> Lines(string file) => File.ReadLines(Workbench.Recorded(file)).Where(l => l.Trim().Length > 0).Select(l => l.Split('\t'));
}
