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

    /// <summary>What NCBI would answer with a search that failed, which is also what its passing faults look like; null where a term is well formed.</summary>
    public static string? FaultOf(string term)
    {
        var (depth, quoted, tagged) = (0, false, false);
        foreach (var c in term)
        {
            quoted ^= c == '"';
            if (quoted)
            {
                continue;
            }

            if (tagged ? c == '[' : c == ']')
            {
                return "its brackets are not closed";
            }

            tagged = c switch { '[' => true, ']' => false, _ => tagged };
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
            {
                return "its brackets are not closed";
            }
        }

        return depth != 0 || quoted || tagged ? "its quotes or brackets are not closed"
            : Unfinished().IsMatch(Phrases().Replace(term, "phrase")) ? "an operator, a range, a field or a wildcard in it stands alone"
            : null;
    }

    /// <summary>Entrez's operators are capitals; in small letters they are words.</summary>
    private static string AsText(string text) => Operators().Replace(text, o => o.Value.ToLowerInvariant());

    [GeneratedRegex(@"\b(AND|OR|NOT)\b")]
    private static partial Regex Operators();

    /// <summary>An operator at either end, a tag without words or name, half a range, a lone asterisk.</summary>
    [GeneratedRegex(@"^\s*(AND|OR|NOT)\b|\b(AND|OR|NOT)\s*$|(^|\(|\b(AND|OR|NOT)\b)\s*[\[:]|\[\s*\]|:\s*(\[|\)|$)|(^|[\s(])\*($|[\s)\[])")]
    private static partial Regex Unfinished();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Phrases();

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static char? TieOf(Rune rune) =>
        !rune.IsBmp ? null
        : Letters.IsHyphen((char)rune.Value) ? '-'
        : Letters.IsApostrophe((char)rune.Value) ? '\''
        : rune.Value is '.' or '_' ? (char)rune.Value
        : null;
}
