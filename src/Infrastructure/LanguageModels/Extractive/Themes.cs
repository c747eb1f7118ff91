using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <param name="Words">One word, as the records spell it.</param>
/// <param name="Series">Those that speak of it in their title or in what is picked of their prose, in their order.</param>
internal sealed record Theme(string Words, IReadOnlyList<Dataset> Series);

/// <summary>What several records speak of, and not what nearly all of GEO speaks of.</summary>
internal static class Themes
{
    private const int Most = 3, FewestSeries = 2, ShortestTerm = 4;

    /// <summary>A word in a title says more of what a series is about than any in its prose.</summary>
    private const int ForTitle = 2;

    /// <param name="question">What it says itself is no theme: every hit speaks of it.</param>
    public static IEnumerable<Theme> Of(IReadOnlyList<RecordText> records, string? question)
    {
        var (told, asked) = (new Dictionary<string, (double Weight, string Spelled, List<Dataset> Series)>(StringComparer.Ordinal), Telling.Of(question).ToHashSet(StringComparer.Ordinal));
        foreach (var record in records)
        {
            var inTitle = Telling.Of(record.Dataset.Title).ToHashSet(StringComparer.Ordinal);
            foreach (var (term, spelled) in Spelled($"{record.Dataset.Title}\n{string.Join(' ', PickedProse.Of(record))}"))
            {
                var (weight, before, series) = told.GetValueOrDefault(term, (0, spelled, []));
                series.Add(record.Dataset);
                told[term] = (weight + (inTitle.Contains(term) ? ForTitle : 1), IsSmall(spelled) && !IsSmall(before) ? spelled : before, series);
            }
        }

        return told.Where(t => t.Value.Series.Count >= FewestSeries && t.Key.Length >= ShortestTerm && !Telling.IsCommon(t.Key) && !asked.Contains(t.Key))
            .OrderByDescending(t => t.Value.Weight).ThenBy(t => t.Key, StringComparer.Ordinal)
            .Take(Most)
            .Select(t => new Theme(t.Value.Spelled, t.Value.Series));
    }

    private static IEnumerable<(string Term, string Spelled)> Spelled(string text)
    {
        var tokens = new List<Token>();
        Words.Of(text, tokens);
        var telling = Telling.Of(text).ToHashSet(StringComparer.Ordinal);
        return tokens.Where(t => !t.Joins && telling.Contains(t.Term)).GroupBy(t => t.Term, t => text[t.Start..t.End]).Select(w => (w.Key, w.FirstOrDefault(IsSmall) ?? w.First()));
    }

    /// <summary>A capital may be a title's own; small letters are how the word is written.</summary>
    private static bool IsSmall(string word) => char.IsLower(word[0]);
}
