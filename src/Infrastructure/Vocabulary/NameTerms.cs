using System.Text.RegularExpressions;
using OmicsOracle.Application.Search;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>A term by which names are matched.</summary>
/// <param name="Start">First UTF-16 unit, included.</param>
/// <param name="End">Last UTF-16 unit, excluded.</param>
internal readonly record struct NameTerm(string Term, int Start, int End);

/// <summary>The terms of a text as names are matched by: those of the index, and function words that capitals make a name's, as in ALL and bisphenol A.</summary>
internal static partial class NameTerms
{
    public static List<NameTerm> Of(string text, List<Token> buffer)
    {
        buffer.Clear();
        Words.Of(text, buffer);
        List<NameTerm> terms = [.. buffer.Where(t => !t.Joins).Select(t => new NameTerm(t.Term, t.Start, t.End))];
        if (text.Any(char.IsAsciiLetterLower) || text.Length <= LongestOfCapitals)
        {
            terms.AddRange(Capitals().Matches(text).Where(m => StopWords.Contains(m.Value.ToLowerInvariant())).Select(m => new NameTerm(m.Value, m.Index, m.Index + m.Length)));
            terms.Sort((a, b) => a.Start.CompareTo(b.Start));
        }

        return terms;
    }

    /// <summary>The same text with its compounds in one piece, as others write them: knock-out as knockout. Null where there are none.</summary>
    public static List<NameTerm>? Joined(List<NameTerm> terms, List<Token> tokens)
    {
        var wholes = tokens.Where(t => t.Joins).ToList();
        if (wholes.Count == 0)
        {
            return null;
        }

        List<NameTerm> joined = [.. terms.Where(t => !wholes.Any(w => w.Start <= t.Start && t.End <= w.End)), .. wholes.Where(w => !wholes.Any(o => o != w && o.Start <= w.Start && w.End <= o.End)).Select(w => new NameTerm(w.Term, w.Start, w.End))];
        joined.Sort((a, b) => a.Start.CompareTo(b.Start));
        return joined;
    }

    // A longer text without a small letter is shouted, and its capitals say nothing.
    private const int LongestOfCapitals = 5;

    [GeneratedRegex(@"(?<![\w-])[A-Z]{1,4}(?![\w-])")]
    private static partial Regex Capitals();
}
