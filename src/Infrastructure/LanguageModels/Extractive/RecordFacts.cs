using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>Sentences made from a record's data: nothing in them is anybody's prose, and nothing is guessed.</summary>
internal static class RecordFacts
{
    private const int MostListed = 4;

    /// <summary>GEO's word for a study of no kind that it knows.</summary>
    public const string Unknown = "Other";

    /// <param name="prose">What was picked of the record's own words; what they say of the groups is not said again.</param>
    public static IEnumerable<string> Of(Dataset series, IReadOnlyList<string> prose)
    {
        var groups = GroupsInWords.Of(series);
        return new[] { Holding(series), Kin(series), groups.AreToldBy(prose) ? null : groups.Division, Published(series), Reuse(series, groups) }.OfType<string>();
    }

    /// <summary>"12 samples of Homo sapiens"; null where neither is known.</summary>
    public static string? Samples(Dataset series)
    {
        var organisms = Wording.Listed([.. series.Organisms.Select(o => Wording.Plain(o.Label)).OfType<string>()], MostListed);
        var samples = series.SampleCount is > 0 and var count ? Wording.Counted(count, "sample") : null;
        return (samples, organisms) switch
        {
            (null, "") => null,
            (null, _) => $"samples of {organisms}",
            (_, "") => samples,
            _ => $"{samples} of {organisms}",
        };
    }

    /// <summary>"expression profiling by array"; null where GEO has no name for it.</summary>
    public static string? Kind(Dataset series) =>
        series.StudyTypes.Select(Wording.Plain).OfType<string>().Where(t => t != Unknown).Select(Wording.WithinSentence).ToList() is { Count: > 0 } types ? Wording.Listed(types, MostListed) : null;

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
            : null;
    }

    private static string? Published(Dataset series) =>
        series.PublishedOn is { } day ? string.Create(CultureInfo.InvariantCulture, $"It was made public on {day:yyyy-MM-dd}.") : null;

    /// <summary>What the data could be taken for, by what they are. What they would show is not ours to say.</summary>
    private static string? Reuse(Dataset series, GroupsInWords groups) =>
        groups.Comparison is { } comparison ? $"It can serve to compare {comparison}."
        : Samples(series) is { } samples && Kind(series) is { } kind ? $"It can serve where {kind} of {samples} is wanted."
        : null;

    private static bool IsAccession(string target) => Accession.TryParse(target, out _);
}
