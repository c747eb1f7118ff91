using OmicsOracle.Application.Pipeline;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>What every question keeps to, whichever use case asks it.</summary>
internal static class SearchQueryRules
{
    private const int LongestText = 999;
    private const int LongestFilter = 200;
    private const int MostFilters = 50;
    private const int MostConcepts = 10;
    private static readonly string ConceptRule = $"A concept is an id such as MONDO:0004979; at most {MostConcepts} of them.";
    private static readonly string TooLong = $"A question has at most {LongestText} characters.";
    private static readonly string FilterRule = $"A filter is 1 to {LongestFilter} characters without control characters; at most {MostFilters} of a kind.";
    private static readonly string PlatformRule = $"A platform is a GPL accession such as GPL570; at most {MostFilters} of them.";

    public static void Check(SearchQuery query, ref Faults faults)
    {
        var filters = query.Filters;
        var textFault = string.IsNullOrWhiteSpace(query.Text) ? "Say what to search for." : FaultOf(query.Text);
        faults.Require(textFault is null, "q", textFault!);
        faults.Require(query.Limit is >= 1 and <= 100, "limit", "A page has 1 to 100 results.");
        faults.Require(Enum.IsDefined(query.Sort), "sort", "Sort by relevance, newest or samples.");
        faults.Require(AreReadable(filters.Organisms), "organism", FilterRule);
        faults.Require(AreReadable(filters.Types), "type", FilterRule);
        faults.Require(ArePlatforms(filters.Platforms), "platform", PlatformRule);
        faults.Require(filters.Concepts.Count <= MostConcepts && AreReadable(filters.Concepts), "concept", ConceptRule);
        faults.Require(!(filters.To < filters.From), "to", "The last day comes before the first.");
        faults.Require(filters.MinSamples is null or >= 1, "minSamples", "Ask for at least 1 sample.");
    }

    /// <summary>What is wrong with words that may be absent; null where nothing is.</summary>
    public static string? FaultOf(string text) =>
        text.Length > LongestText ? TooLong
        : HasControlCharacters(text) ? "A question holds no control characters."
        : null;

    public static bool HasControlCharacters(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreReadable(IReadOnlyList<string> values)
    {
        var are = values.Count <= MostFilters;
        for (var i = 0; are && i < values.Count; i++)
        {
            are = !string.IsNullOrWhiteSpace(values[i]) && values[i].Length <= LongestFilter && !HasControlCharacters(values[i]);
        }

        return are;
    }

    private static bool ArePlatforms(IReadOnlyList<Accession> values) =>
        values.Count == 0 || (values.Count <= MostFilters && values.All(a => a.Kind == AccessionKind.Platform));
}
