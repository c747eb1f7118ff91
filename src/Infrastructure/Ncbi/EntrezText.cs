using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Text freed of Entrez's syntax. Nothing in Entrez escapes a quote or a bracket, so what could be syntax is left out.</summary>
internal static partial class EntrezText
{
    private const int LongestValue = 200;

    /// <summary>The words of a text: letters and digits of any script, tied by single hyphens, dots, apostrophes or underscores; all else divides.
    /// So a word alone needs no quotes, and without them NCBI adds its synonyms from MeSH and Taxonomy.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var tie = '\0';
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsOfWord(rune))
            {
                if (tie != '\0')
                {
                    word.Append(tie);
                    tie = '\0';
                }

                word.Append(rune);
            }
            else if (word.Length > 0 && tie == '\0' && TieOf(rune) is { } found)
            {
                tie = found;
            }
            else
            {
                Close();
            }
        }

        Close();
        return words;

        void Close()
        {
            tie = '\0';
            if (word.Length > 0)
            {
                words.Add(AsText(word.ToString()));
                word.Clear();
            }
        }
    }

    /// <summary>A name as it may stand in quotes before a tag; empty where nothing of it is left.</summary>
    public static string Value(string name)
    {
        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            kept.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar || "\"“”[]()*\\".Contains(rune.ToString(), StringComparison.Ordinal) ? " " : rune.ToString());
        }

        var value = AsText(string.Join(' ', kept.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return value.Length <= LongestValue && value.Any(char.IsLetterOrDigit) ? value : "";
    }

    /// <summary>Whether a term in Entrez's own language can stand in brackets without breaking out of them.</summary>
    public static bool IsBalanced(string term)
    {
        var (depth, quoted) = (0, false);
        foreach (var c in term)
        {
            quoted ^= c == '"';
            depth += quoted ? 0 : c switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0 && !quoted;
    }

    /// <summary>Entrez's operators are capitals; in small letters they are words.</summary>
    private static string AsText(string text) => Operators().Replace(text, o => o.Value.ToLowerInvariant());

    [GeneratedRegex(@"\b(AND|OR|NOT)\b")]
    private static partial Regex Operators();

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static char? TieOf(Rune rune) =>
        !rune.IsBmp ? null
        : Letters.IsHyphen((char)rune.Value) ? '-'
        : Letters.IsApostrophe((char)rune.Value) ? '\''
        : rune.Value is '.' or '_' ? (char)rune.Value
        : null;
}
