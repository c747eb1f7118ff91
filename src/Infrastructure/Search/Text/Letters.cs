using Lucene.Net.Analysis.Miscellaneous;

namespace OmicsOracle.Infrastructure.Search.Text;

/// <summary>What kinds of letters there are to a question, and their folded forms.</summary>
internal static class Letters
{
    private static readonly string[] GreekNames =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
        "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    // Written with a hyphen by one and without by the next: RNA-seq and RNAseq, TNF-alpha and TNFalpha.
    private static readonly string[] LooseEndings = ["seq", .. GreekNames.Where(n => n.Length > 3).Distinct()];

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' or '\u00AD';

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019';

    public static bool IsGreek(char c) => c is (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF') or '\u00B5';

    /// <summary>The name of a Greek letter; null for any other. The micro sign is a mu.</summary>
    public static string? GreekName(char c) => c switch
    {
        >= 'α' and <= 'ω' => GreekNames[c - 'α'],
        >= 'Α' and <= 'Ω' => GreekNames[c - 'Α'],
        '\u00B5' => "mu",
        'ϵ' => "epsilon",
        'ϑ' => "theta",
        'ϕ' => "phi",
        _ => null,
    };

    /// <summary>Writes a letter's lower-case form without accents (é as e, ﬁ as fi, ² as 2).</summary>
    /// <returns>UTF-16 units written, at most 4.</returns>
    public static int Fold(char c, Span<char> into)
    {
        var folded = new char[4];
        var length = ASCIIFoldingFilter.FoldToASCII([c], 0, folded, 0, 1);
        for (var i = 0; i < length; i++)
        {
            into[i] = char.ToLowerInvariant(folded[i]);
        }

        return length;
    }

    /// <summary>Where a word such as RNAseq or TNFalpha would have its hyphen; 0 where nowhere. The ending must differ from what is before it as small letters differ from capitals and digits.</summary>
    public static int LooseEndingOf(ReadOnlySpan<char> word)
    {
        if (word.Length < 5 || !char.IsAsciiLetterLower(word[^1]))
        {
            return 0;
        }

        foreach (var ending in LooseEndings)
        {
            var start = word.Length - ending.Length;
            if (start >= 2 && (char.IsAsciiLetterUpper(word[start - 1]) || char.IsAsciiDigit(word[start - 1])) && word[start..].Equals(ending, StringComparison.OrdinalIgnoreCase))
            {
                return start;
            }
        }

        return 0;
    }
}
