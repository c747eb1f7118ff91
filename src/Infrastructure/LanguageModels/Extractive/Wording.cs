using System.Buffers;
using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>How figures and lists are put into plain English.</summary>
internal static class Wording
{
    /// <summary>Accessions named behind a statement; the others are counted.</summary>
    private const int MostNamed = 10;

    private const int LongestValue = 60;

    private static readonly SearchValues<char> NotInASentence = SearchValues.Create("!?;[]{}<>|\"`");

    /// <summary>"1 sample", "12 samples"; series are the same in both numbers.</summary>
    public static string Counted(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Listed(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
    };

    /// <summary>The first few, and how many more there are.</summary>
    public static string Listed(IReadOnlyList<string> parts, int most) =>
        parts.Count <= most ? Listed(parts) : $"{string.Join(", ", parts.Take(most))} and {parts.Count - most} more";

    public static string Named(IEnumerable<Accession> accessions) => Listed([.. accessions.Select(a => a.ToString())], MostNamed);

    /// <summary>"Expression profiling by array" within a sentence.</summary>
    public static string WithinSentence(string words) =>
        words.Length > 1 && char.IsUpper(words[0]) && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;

    /// <summary>What a submitter typed into a field, if it can stand in a sentence: one short run of words. Null for anything that ends sentences, links, or speaks to the reader.</summary>
    public static string? Plain(string typed)
    {
        var value = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ',', ';', ':');
        return value.Length is 0 or > LongestValue || value.AsSpan().ContainsAny(NotInASentence) || value.Contains(". ", StringComparison.Ordinal) || Boilerplate.Is(value) ? null : value;
    }
}
