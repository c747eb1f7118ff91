using System.Text.RegularExpressions;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Words that say what is not wanted: "without", "not", "excluding", "non-".</summary>
internal static partial class Negation
{
    /// <summary>Where the words begin that negate what begins at a place; null where none do.</summary>
    public static int? Before(string text, int start) => Words().Match(text[..start]) is { Success: true } match ? match.Index : null;

    [GeneratedRegex(@"(?:(?<![\w-])(?:but\s+)?(?:without(?:\s+(?:any|the))?|not(?:\s+(?:in|from|with|the))?|no|excluding|except(?:\s+for)?|other\s+than|exclude|never)\s+|(?<![\w-])non[-\s])$", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
