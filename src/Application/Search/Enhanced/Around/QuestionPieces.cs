using System.Text.RegularExpressions;

namespace OmicsOracle.Application.Search.Enhanced.Around;

/// <summary>A question's text with a piece of it taken out or replaced, as a person would write it.</summary>
internal static partial class QuestionPieces
{
    /// <summary>Null where nothing is left to ask for.</summary>
    public static string? Without(string text, int start, int end)
    {
        var before = Lead().Replace(text[..start], "").TrimEnd(' ', ',');
        var rest = $"{before} {text[end..].TrimStart(' ', ',')}".Trim();
        return rest.Any(char.IsLetterOrDigit) ? rest : null;
    }

    public static string With(string text, int start, int end, string words) => $"{text[..start]}{words}{text[end..]}";

    /// <summary>A piece with the quotes around it: another name in its place is not asked for word by word, and half of a pair is never left.</summary>
    public static (int Start, int End) Quoted(string text, int start, int end) =>
        (start > 0 && IsQuote(text[start - 1]) ? start - 1 : start, end < text.Length && IsQuote(text[end]) ? end + 1 : end);

    private static bool IsQuote(char letter) => letter is '"' or '“' or '”';

    /// <summary>Whether both ask the same, whatever their blanks and letter case.</summary>
    public static bool AreSame(string a, string b) => Folded(a).Equals(Folded(b), StringComparison.OrdinalIgnoreCase);

    public static string Folded(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"(?:\b(?:in|of|from|for|with|and|or|on|the|by|published|only)\s+)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
