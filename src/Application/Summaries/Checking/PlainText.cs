using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Makes plain text of what a writer says: no control characters, nothing that turns or hides writing, no marks of headings, lists and emphasis.</summary>
internal static partial class PlainText
{
    /// <summary>A sentence is never longer: what follows is not read, and not shown.</summary>
    public const int Longest = 2_000;

    // Wide forms of the signs and letters of ASCII: a link is one in them too.
    private const char FirstWide = '\uff01', LastWide = '\uff5e';

    public static string Of(string text)
    {
        var cut = text.Length > Longest ? text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] : text;
        return Emphasis().Replace(ListMark().Replace(Seen(cut), ""), "").Trim();
    }

    /// <summary>What is seen of a text, in one line.</summary>
    public static string Seen(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                if (IsSeen(CharUnicodeInfo.GetUnicodeCategory(text, at)))
                {
                    plain.Append(c).Append(text[at + 1]);
                }

                at++;
            }
            else if (char.IsWhiteSpace(c))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else if (IsSeen(char.GetUnicodeCategory(c)))
            {
                plain.Append(c is >= FirstWide and <= LastWide ? (char)(c - FirstWide + '!') : c);
            }
        }

        return plain.ToString();
    }

    /// <summary>Whether no character hides or turns the others.</summary>
    public static bool IsPlain(string text) => !text.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control && c is not ('\n' or '\r' or '\t')) && !text.Any(c => c is >= FirstWide and <= LastWide);

    /// <summary>Bidirectional overrides, zero-width characters and tags are formats; halves of a pair are no characters at all.</summary>
    private static bool IsSeen(UnicodeCategory category) =>
        category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    [GeneratedRegex(@"^\s*(?:(?:[-*•+>]|#{1,6}|\d{1,2}[.)])\s+)+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"\*\*|__|`+|(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])")]
    private static partial Regex Emphasis();
}
