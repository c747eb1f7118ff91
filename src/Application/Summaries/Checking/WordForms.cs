using System.Text;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Forms in which words are compared, so that a word in another number, time or spelling is the same word.</summary>
internal static class WordForms
{
    private const int ShortestStem = 4;

    // Longest first: what an ending leaves must still tell words apart.
    private static readonly string[] Endings =
    [
        "izations", "ization", "ational", "ations", "ation", "ments", "ment", "ities", "ity", "ively", "ive", "ally", "ions", "ion", "ings", "ing", "ants", "ant", "ents", "ent", "ence", "ance",
        "ized", "izes", "ize", "ates", "ated", "ate", "ous", "als", "al", "ics", "ic", "ies", "ied", "ers", "er", "ors", "or", "ed", "es", "ly", "um", "us", "ia", "y", "s", "e", "a",
    ];

    private static readonly (string Spelled, string Letter)[] Greek = [("alpha", "a"), ("beta", "b"), ("gamma", "g"), ("delta", "d"), ("kappa", "k"), ("epsilon", "e"), ("theta", "th"), ("lambda", "l"), ("zeta", "z")];

    private static readonly Dictionary<string, string> Irregular = WordPairs.Of("""
        mice=mouse; murine=mouse; men=man; women=woman; children=child; fewer=few; found=find; shown=show; given=give; ovaries=ovar; grown=grow; made=make; taken=take;
        held=hold; biopsies=biops; died=death; bred=breed; flies=fly
        """);

    /// <summary>What several forms of a word share, in small letters.</summary>
    public static string Stem(string word)
    {
        var low = word.ToLowerInvariant();
        if (Irregular.TryGetValue(low, out var irregular))
        {
            return irregular;
        }

        low = low.Replace("our", "or", StringComparison.Ordinal).Replace("ae", "e", StringComparison.Ordinal).Replace("oe", "e", StringComparison.Ordinal)
            .Replace("isation", "ization", StringComparison.Ordinal).Replace("ll", "l", StringComparison.Ordinal);
        if (low.EndsWith("ise", StringComparison.Ordinal) || low.EndsWith("ised", StringComparison.Ordinal))
        {
            low = low.Replace("is", "iz", StringComparison.Ordinal);
        }

        if (low.Any(char.IsAsciiDigit))
        {
            return low;
        }

        // Twice, since endings stand behind one another: "regulat-ion-s", "signific-ant-ly".
        return Cut(Cut(low));
    }

    /// <summary>A name without its signs and capitals, Greek letters as one Latin letter each: MCF-7 and MCF7, PKC-alpha and PKCα.</summary>
    public static string Compact(ReadOnlySpan<char> name)
    {
        var compact = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                compact.Append(Latin(char.ToLowerInvariant(c)));
            }
        }

        var text = compact.ToString();
        foreach (var (spelled, letter) in Greek)
        {
            if (text.Length > spelled.Length && text.Contains(spelled, StringComparison.Ordinal))
            {
                text = text.Replace(spelled, letter, StringComparison.Ordinal);
            }
        }

        return text;
    }

    private static string Cut(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        // "rats", "eggs": too short for more, but a plural all the same.
        return word.Length >= ShortestStem && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static char Latin(char c) => c switch
    {
        'α' => 'a',
        'β' or 'ß' => 'b',
        'γ' => 'g',
        'δ' => 'd',
        'κ' => 'k',
        'ε' => 'e',
        'λ' => 'l',
        'ζ' => 'z',
        'µ' or 'μ' => 'u',
        _ => c,
    };
}
