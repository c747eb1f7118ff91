using System.Globalization;
using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>What GEO's accession viewer says instead of a record. Whether a series is private is judged by this alone: SRA calls public ones private for long.</summary>
internal static partial class ViewerWords
{
    private static readonly string[] Days = ["MMM d, yyyy", "MMM dd, yyyy", "MMMM d, yyyy"];

    /// <summary>Null where it says none of it.</summary>
    public static Verdict? Meaning(string text) =>
        text.Contains("currently private", StringComparison.OrdinalIgnoreCase)
            ? new(AnswerKind.Private, "GEO has not released it yet") { OpensOn = ReleaseDay(text) }
        : text.Contains("was deleted by the GEO staff", StringComparison.OrdinalIgnoreCase) || text.Contains("RETIRED", StringComparison.Ordinal)
            ? new(AnswerKind.Gone, "GEO has withdrawn it")
        : text.Contains("Could not find a public or private accession", StringComparison.OrdinalIgnoreCase) || text.Contains("Invalid value for acc", StringComparison.OrdinalIgnoreCase)
            ? new(AnswerKind.NotFound, "GEO has no such accession")
        : null;

    private static DateOnly? ReleaseDay(string text) =>
        DateOnly.TryParseExact(ReleasedOn().Match(text).Groups["day"].Value, Days, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null;

    [GeneratedRegex(@"released\s+on\s+(?<day>[A-Z][a-z]{2,8}\s+\d{1,2},\s+\d{4})", RegexOptions.NonBacktracking)]
    private static partial Regex ReleasedOn();
}
