using System.Globalization;
using System.Text.RegularExpressions;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Limits that a question states in words: "at least 20 samples", "since 2020", "between 2010 and 2015".</summary>
/// <param name="Spans">The pieces of the text that say so, which are then not searched.</param>
internal sealed partial record QuestionLimits(int? MinSamples, DateOnly? From, DateOnly? To, IReadOnlyList<Range> Spans)
{
    private const int FirstYear = 1990;

    /// <summary>A limit that no filter can set, as typed.</summary>
    public string? Unmet { get; init; }

    public static QuestionLimits Of(string text, DateOnly today)
    {
        var spans = new List<Range>();
        int? samples = null;
        if (Samples().Match(text) is { Success: true } count && int.TryParse(count.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0)
        {
            samples = count.Groups["more"].Success ? n + 1 : n;
            spans.Add(Span(count));
        }

        var most = MostSamples().Match(text);
        if (most.Success)
        {
            spans.Add(Span(most));
        }

        var (from, to) = ((DateOnly?)null, (DateOnly?)null);
        foreach (Match match in Years().Matches(text))
        {
            if (Read(match, today) is not { } read)
            {
                continue;
            }

            (from, to) = (read.From ?? from, read.To ?? to);
            spans.Add(Span(match));
        }

        return new(samples, from, to, spans) { Unmet = most.Success ? most.Value : null };
    }

    public SearchFilters Into(SearchFilters filters) => filters with
    {
        MinSamples = filters.MinSamples ?? MinSamples,
        From = filters.From ?? (filters.To is null ? From : null),
        To = filters.To ?? (filters.From is null ? To : null),
    };

    private static (DateOnly? From, DateOnly? To)? Read(Match match, DateOnly today)
    {
        if (match.Groups["last"].Success)
        {
            return int.TryParse(match.Groups["last"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is > 0 and < 60 ? (today.AddYears(-years), null) : null;
        }

        if (Year(match.Groups["a"], today) is not { } first)
        {
            return null;
        }

        if (match.Groups["b"].Success)
        {
            return Year(match.Groups["b"], today) is { } second && second >= first ? (new(first, 1, 1), new(second, 12, 31)) : null;
        }

        return match.Groups["how"].Value.ToLowerInvariant() switch
        {
            "after" or "later than" or "newer than" => (new(first + 1, 1, 1), null),
            "since" or "from" => (new(first, 1, 1), null),
            "before" or "earlier than" or "older than" => (null, new(first - 1, 12, 31)),
            "until" or "up to" or "till" => (null, new(first, 12, 31)),
            _ => (new(first, 1, 1), new(first, 12, 31)),
        };
    }

    private static int? Year(Group group, DateOnly today) =>
        int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= FirstYear && year <= today.Year + 1 ? year : null;

    private static Range Span(Match match) => match.Index..(match.Index + match.Length);

    [GeneratedRegex(@"\b(?:with\s+)?(?:(?:at\s+least|minimum(?:\s+of)?|no\s+(?:less|fewer)\s+than|>=|≥)\s*(?<n>\d{1,6})|(?<more>(?:more|greater)\s+than|over|>)\s*(?<n>\d{1,6})|(?<n>\d{1,6})\s+or\s+more|(?<n>\d{1,6})\s*\+)\s*(?:samples?|patients|subjects|donors|individuals|replicates)\b|(?:>=|≥)\s*(?<n>\d{1,6})\s*samples?\b|(?<more>>)\s*(?<n>\d{1,6})\s*samples?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Samples();

    [GeneratedRegex(@"(?:(?<!\bno\s+)\b(?:less\s+than|fewer\s+than|no\s+more\s+than|up\s+to|at\s+most|maximum(?:\s+of)?|under)|<=?|≤)\s*\d{1,6}\s*(?:samples?|patients|subjects|donors|individuals|replicates)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MostSamples();

    [GeneratedRegex(@"\b(?:published\s+|released\s+|submitted\s+)?(?:(?:between|from)\s+(?<a>\d{4})\s*(?:and|to|-|–)\s*(?<b>\d{4})|(?<how>since|from|after|later\s+than|newer\s+than|before|earlier\s+than|older\s+than|until|up\s+to|till|in)\s+(?<a>\d{4})|(?:in\s+the\s+)?(?:last|past)\s+(?<last>\d{1,2})\s+years?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Years();
}
