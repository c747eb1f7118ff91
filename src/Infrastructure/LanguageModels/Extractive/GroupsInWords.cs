using System.Collections.Frozen;
using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>How the samples of a series divide, in words.</summary>
/// <param name="Division">A sentence; null where no table of samples is held, or they do not divide.</param>
/// <param name="Comparison">"tumour with normal (tissue) in 6 and 6 samples": the two largest groups of the first division that are known.</param>
internal sealed record GroupsInWords(string? Division, string? Comparison, IReadOnlyList<string> Values)
{
    private const int MostDivisions = 2, MostGroups = 4;

    /// <summary>Fewer are no group to compare with.</summary>
    private const int FewestCompared = 2;

    private static readonly FrozenSet<string> Missing = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "na", "n/a", "nan", "none", "null", "unknown", "not available", "not applicable", "not determined", "nd", "missing", "-", "--", "other");

    public static GroupsInWords Of(Dataset series)
    {
        var all = SampleGroups.Of(series);

        // What samples were taken from mostly repeats their tags, in one text.
        var divisions = all.Where(d => d.Tag != SampleGroups.Source || all.Count == 1).Select(Plain).OfType<SampleGroups>().Take(MostDivisions).ToList();
        if (divisions.Count == 0)
        {
            return new(null, null, []);
        }

        string[] values = [.. divisions.SelectMany(d => d.Groups.Take(MostGroups)).Select(g => g.Value)];
        var samples = series.Samples.Count == (series.SampleCount ?? series.Samples.Count) ? "its samples" : $"the {series.Samples.Count} samples described";
        return new($"Of {samples} {string.Join("; ", divisions.Select(InWords))}.", Compared(divisions[0]), values);
    }

    /// <summary>Whether the record's own words name every group.</summary>
    public bool AreToldBy(IReadOnlyList<string> prose) =>
        Values.All(v => prose.Any(p => p.Contains(v, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Without a tag or value that cannot stand in a sentence, and so without what would be a wrong account of the rest.</summary>
    private static SampleGroups? Plain(SampleGroups division)
    {
        var groups = division.Groups.Select(g => Wording.Plain(g.Value) is { } value ? g with { Value = value } : null).ToList();
        return groups.Contains(null) || (division.Tag.Length > 0 && Wording.Plain(division.Tag) is null) ? null : division with { Groups = [.. groups.OfType<SampleGroup>()] };
    }

    private static string InWords(SampleGroups division)
    {
        string[] groups = [.. division.Groups.Take(MostGroups).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Samples} {(g.Samples == 1 ? "is" : "are")} {g.Value}"))];
        var others = division.Groups.Skip(MostGroups).Sum(g => g.Samples);
        return Wording.Listed(others == 0 ? groups : [.. groups, string.Create(CultureInfo.InvariantCulture, $"{others} {(others == 1 ? "is" : "are")} of other groups")]) + Tagged(division);
    }

    private static string? Compared(SampleGroups division) =>
        division.Groups.Where(g => g.Samples >= FewestCompared && !Missing.Contains(g.Value)).Take(2).ToList() is [var first, var second]
            ? string.Create(CultureInfo.InvariantCulture, $"{first.Value} with {second.Value}{Tagged(division)} in {first.Samples} and {second.Samples} samples")
            : null;

    private static string Tagged(SampleGroups division) => division.Tag.Length == 0 ? "" : $" ({Wording.Plain(division.Tag)})";
}
