namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Where an abbreviation is written so that it does not mean what it usually does.</summary>
internal static class Abbreviations
{
    private const int LongestInCapitals = 5;
    private const int ShortestWord = 3;

    /// <summary>Whether all of a text is in capitals, words and all, so that capitals say nothing.</summary>
    public static bool IsShouted(string text)
    {
        if (text.Any(char.IsLower))
        {
            return false;
        }

        var run = 0;
        foreach (var c in text)
        {
            run = char.IsLetter(c) ? run + 1 : 0;
            if (run > LongestInCapitals)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is a part of another name, as PD is of PD-L1; "RA-derived" and "non-MS" are said of the thing itself.</summary>
    public static bool IsPartOfCompound(string text, int start, int end)
    {
        var after = end < text.Length && text[end] is '-' ? text[(end + 1)..] : "";
        var before = start > 0 && text[start - 1] is '-' ? text[..(start - 1)] : "";
        return (after.Length > 0 && char.IsLetterOrDigit(after[0]) && after.TakeWhile(char.IsLetterOrDigit).Count(char.IsLower) < ShortestWord)
            || (before.Length > 0 && char.IsLetterOrDigit(before[^1]) && before.Reverse().TakeWhile(char.IsLetterOrDigit).Count(char.IsLower) < ShortestWord);
    }

    /// <summary>Whether the words right before it begin with its letters: in "mass spectrometry (MS)" it says nothing new.</summary>
    public static bool IsWrittenOutBefore(string text, int start, int end)
    {
        var at = start;
        for (var letter = end - 1; letter >= start; letter--)
        {
            while (at > 0 && !char.IsLetterOrDigit(text[at - 1]))
            {
                at--;
            }

            while (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '\'' or '’'))
            {
                at--;
            }

            if (at == start || char.ToUpperInvariant(text[at]) != text[letter])
            {
                return false;
            }
        }

        return true;
    }
}
