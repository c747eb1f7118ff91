using System.Text.RegularExpressions;
using OmicsOracle.Application.Search;

namespace OmicsOracle.Bench;

/// <summary>Questions of one to five words, each question once. Its words are drawn from the text of one record as they stand there, frequent ones often
/// and stop words among them, in lower case; at least one is not a stop word.</summary>
internal static partial class Questions
{
    private const int Seed = 7;
    private const int MostWords = 5;

    public static IReadOnlyList<string> Drawn(IEnumerable<DocumentSummary> records, int count)
    {
        var texts = records.Select(r => Words(r.Title + " " + r.Summary)).Where(w => w.Length >= MostWords).ToArray();
        var draw = new Random(Seed);
        var questions = new List<string>(count);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (questions.Count < count)
        {
            var words = texts[draw.Next(texts.Length)];
            string[] drawn = [.. draw.GetItems(words, 1 + (questions.Count % MostWords)).Distinct()];
            var question = string.Join(' ', drawn);
            if (!drawn.All(w => StopWords.Contains(w)) && asked.Add(question))
            {
                questions.Add(question);
            }
        }

        return questions;
    }

    private static string[] Words(string text) =>
        [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant())];

    [GeneratedRegex(@"\b\p{L}[\p{L}\p{Nd}]*\b")]
    private static partial Regex Word();
}
