using System.Text.RegularExpressions;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>What parts two names though the index has no term for it: "liver but no cancer" is no liver cancer, nor is "liver; cancer".</summary>
internal static partial class NameBreaks
{
    /// <summary>The breaks between the words of a piece of a text, in lower case.</summary>
    public static List<string> Between(string text, List<NameTerm> words, int first, int count)
    {
        var breaks = new List<string>();
        for (var i = first + 1; i < first + count; i++)
        {
            var (from, to) = (words[i - 1].End, words[i].Start);
            if (to - from > 1)
            {
                breaks.AddRange(Break().Matches(text[from..to]).Select(m => m.Value.ToLowerInvariant()).Where(b => b is not "." || from - words[i - 1].Start > LongestShortened));
            }
        }

        return breaks;
    }

    /// <summary>Whether a name has the same break itself.</summary>
    public static bool Has(string name, string part) => Break().Matches(name).Any(m => m.Value.Equals(part, StringComparison.OrdinalIgnoreCase));

    // E. coli, St. Louis: a full stop after so few letters ends no sentence.
    private const int LongestShortened = 3;

    [GeneratedRegex(@"(?<![\w-])(?:no|not|but|without|nor|other\s+than|rather\s+than|except|excluding)(?![\w-])|[,;](?=\s)|\.(?=\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Break();
}
