using System.Text.RegularExpressions;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Words that say what is not wanted: "without", "not", "excluding".</summary>
internal static partial class Negation
{
    /// <summary>Where the words begin that negate what begins at a place; null where none do.</summary>
    public static int? Before(string text, int start) => Words().Match(text[..start]) is { Success: true } match ? match.Index : null;

    /// <summary>Where a "non-" begins that stands right before a place: it makes a property of the word, not a wish to leave it out.</summary>
    public static int? PrefixBefore(string text, int start) => Prefix().Match(text[..start]) is { Success: true } match ? match.Index : null;

    /// <summary>Where a "-negative" or a minus ends that stands right after a place, which makes a property of the word as "non-" does; null where none does.</summary>
    public static int? SuffixAfter(string text, int end) => Suffix().Match(text[end..]) is { Success: true } match ? end + match.Length : null;

    [GeneratedRegex(@"^(?:[-\s]negative(?![\w-])|[-–−](?=$|[\s,;)/]))", RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"(?<![\w-])non[-\s]$", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(?:(?<![\w-])(?:but\s+)?(?:(?<!\b(?:and|or)\s+)without(?:\s+(?:any|the))?|neither|nor|not(?:\s+(?:in|from|with|the))?|no|excluding|except(?:\s+for)?|other\s+than|exclude|never)\s+|(?<=^|\s)[-−])$", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
