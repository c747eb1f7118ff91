using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>Sentences made from a record's data: nothing in them is anybody's prose, and nothing is guessed.</summary>
internal static class RecordFacts
{
    private const int MostListed = 4;

    /// <summary>GEO's kinds of study are named "… profiling by …", "… genotyping by …"; "Other", and what records of 2003 have there ("repeat sample"), name none.</summary>
    private const string Means = " by ";

    /// <param name="prose">What was picked of the record's own words; what they say of the groups is not said again.</param>
    public static IEnumerable<string> Of(Dataset series, IReadOnlyList<string> prose)
    {
        var groups = GroupsInWords.Of(series);
        return new[] { Holding(series), Kin(series), groups.AreToldBy(prose) ? null : groups.Division, Published(series), Reuse(series, groups, prose) }.OfType<string>();
    }

    /// <summary>"12 samples of Homo sapiens"; null where neither is known.</summary>
    private static string? Samples(Dataset series)
    {
        var organisms = Organisms(series);
        var samples = series.SampleCount is > 0 and var count ? Wording.Counted(count, "sample") : null;
        return (samples, organisms) switch
        {
            (null, "") => null,
            (null, _) => $"samples of {organisms}",
            (_, "") => samples,
            _ => $"{samples} of {organisms}",
        };
    }

    /// <summary>"expression profiling by array", and what else it is.</summary>
    public static IEnumerable<string> Kinds(Dataset series) =>
        series.StudyTypes.Where(t => t.Contains(Means, StringComparison.Ordinal)).Select(Wording.Plain).OfType<string>().Select(Wording.WithinSentence);

    private static string? Kind(Dataset series) => Kinds(series).ToList() is { Count: > 0 } kinds ? Wording.Listed(kinds, MostListed) : null;

    private static string? Holding(Dataset series)
    {
        var (samples, kind) = (Samples(series), Kind(series));
        var platforms = series.Platforms.Count switch
        {
            0 => "",
            1 => $" on platform {series.Platforms[0]}",
            _ => $" on platforms {Wording.Named(series.Platforms)}",
        };
        return (samples, kind, platforms) switch
        {
            (null, null, "") => null,
            (null, null, _) => $"The series was measured{platforms}.",
            (null, _, _) => $"The series was studied by {kind}{platforms}.",
            (_, null, "") => $"The series holds {samples}.",
            (_, null, _) => $"The series holds {samples}, measured{platforms}.",
            _ => $"The series holds {samples}, studied by {kind}{platforms}.",
        };
    }

    private static string? Kin(Dataset series)
    {
        string[] parts = [.. series.Kin.Where(r => r.Kind == RelationKind.SuperSeriesOf).Select(r => r.Target).Where(IsAccession)];
        string[] wholes = [.. series.Kin.Where(r => r.Kind == RelationKind.SubSeriesOf).Select(r => r.Target).Where(IsAccession)];
        return parts.Length > 0 ? $"It is a SuperSeries, made up of {Wording.Listed(parts, MostListed)}."
            : wholes.Length > 0 ? $"It is a part of the SuperSeries {Wording.Listed(wholes, MostListed)}."
            : IsSuperSeries(series) ? "It is a SuperSeries."
            : null;
    }

    /// <summary>By its relations, or, where a source has none, by the words that GEO puts into its summary.</summary>
    public static bool IsSuperSeries(Dataset series) =>
        series.Kin.Any(r => r.Kind == RelationKind.SuperSeriesOf) || series.Summary?.Contains("This SuperSeries is composed of", StringComparison.OrdinalIgnoreCase) == true;

    private static string Organisms(Dataset series) => Wording.Listed([.. series.Organisms.Select(o => Wording.Plain(o.Label)).OfType<string>()], MostListed);

    private static string? Published(Dataset series) =>
        series.PublishedOn is { } day ? string.Create(CultureInfo.InvariantCulture, $"It was made public on {day:yyyy-MM-dd}.") : null;

    /// <summary>What the data could be taken for, by what they are. What they would show is not ours to say.</summary>
    private static string? Reuse(Dataset series, GroupsInWords groups, IReadOnlyList<string> prose) =>
        groups.Comparison is { } comparison ? $"It can serve to compare {comparison}."
        : prose.Count > 0 && Organisms(series) is { Length: > 0 } organisms && Kind(series) is { } kind ? $"It can serve beside other series of {organisms} studied by {kind}."
        : null;

    private static bool IsAccession(string target) => Accession.TryParse(target, out _);
}
