using System.Text.RegularExpressions;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Days and months of a date are no counts.</summary>
internal static partial class Dates
{
    public const string Unit = "date";

    /// <summary>Gives the days and months of dates their unit: "2024-03-01", "1 March 2024", "March 1, 2024".</summary>
    public static void Mark(string text, List<NumberFound> numbers)
    {
        if (!Date().IsMatch(text))
        {
            return;
        }

        foreach (Match date in Date().Matches(text))
        {
            for (var at = 0; at < numbers.Count; at++)
            {
                if (numbers[at].Start >= date.Index && numbers[at].End <= date.Index + date.Length && numbers[at].Value < 32)
                {
                    numbers[at] = numbers[at] with { Unit = Unit };
                }
            }
        }
    }

    [GeneratedRegex(@"\b(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}\b)")]
    private static partial Regex Date();
}
