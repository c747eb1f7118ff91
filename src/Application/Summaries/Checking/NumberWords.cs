using System.Globalization;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Numbers as words say them.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, decimal> Values = WordPairs.Of("""
        zero=0; one=1; two=2; three=3; four=4; five=5; six=6; seven=7; eight=8; nine=9; ten=10; eleven=11; twelve=12; thirteen=13; fourteen=14; fifteen=15; sixteen=16;
        seventeen=17; eighteen=18; nineteen=19; twenty=20; thirty=30; forty=40; fifty=50; sixty=60; seventy=70; eighty=80; ninety=90; dozen=12; twice=2; thrice=3; threes=3;
        duplicate=2; duplicates=2; triplicate=3; triplicates=3; quadruplicate=4; quadruplicates=4; fourth=4; sixth=6; seventh=7; eighth=8; ninth=9; tenth=10
        """).ToDictionary(p => p.Key, p => decimal.Parse(p.Value, CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, decimal> Factors = new(StringComparer.OrdinalIgnoreCase) { ["hundred"] = 100, ["thousand"] = 1_000, ["million"] = 1_000_000 };

    /// <summary>The number that begins with a word, and how many words it takes; no words where none begins there.</summary>
    public static (decimal Value, int Words) At(string text, List<TextWord> words, int first)
    {
        var (total, part, taken) = (0m, 0m, 0);
        for (var at = first; at < words.Count; at++)
        {
            var word = text[words[at].Start..words[at].End];
            if (Factors.TryGetValue(word, out var factor) && taken > 0)
            {
                part = Math.Max(part, 1) * factor;
                (total, part) = factor >= 1_000 ? (total + part, 0) : (total, part);
            }
            else if (Values.TryGetValue(word, out var value) && (taken == 0 || Continues(part, value)) && (taken == 0 || IsNear(text, words[at - 1], words[at])))
            {
                part += value;
            }
            else if (taken == 0 || !(word is "and" && part % 100 == 0 && at + 1 < words.Count && Values.ContainsKey(text[words[at + 1].Start..words[at + 1].End])))
            {
                break;
            }

            taken++;
        }

        return (total + part, taken);
    }

    /// <summary>After twenty comes one to nine, after a hundred anything smaller; "five six" are two numbers.</summary>
    private static bool Continues(decimal part, decimal value) =>
        (part >= 100 && part % 100 == 0 && value < 100) || (part % 100 >= 20 && part % 10 == 0 && value is > 0 and < 10);

    private static bool IsNear(string text, TextWord before, TextWord word) =>
        word.Start - before.End == 1 && text[before.End] is ' ' or '-' or '‑';
}
