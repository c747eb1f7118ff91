namespace OmicsOracle.Domain;

/// <summary>One thing in which the samples of a series differ, and how many have which of it.</summary>
/// <param name="Tag">The characteristic's tag, such as "tissue"; empty where the submitter gave values alone; "source" for what samples were taken from.</param>
/// <param name="Groups">The largest first.</param>
public sealed record SampleGroups(string Tag, IReadOnlyList<SampleGroup> Groups)
{
    /// <summary>What samples were taken from has no tag of its own.</summary>
    public const string Source = "source";
    private const int MostTags = 8, MostGroups = 12;
    private const double LeastCovered = 0.8;

    /// <summary>What the samples differ in, at most eight tags in the order of the first sample: those that nearly all samples have and that put several of them together.
    /// What each sample has for itself, such as a patient's number, groups nothing.</summary>
    public static IReadOnlyList<SampleGroups> Of(Dataset series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var samples = series.Samples;
        var tags = samples.SelectMany(s => s.Characteristics.Select(c => c.Tag)).Distinct(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. tags.Select(tag => Group(tag, samples, s => s.Characteristics.FirstOrDefault(c => c.Tag.Equals(tag, StringComparison.OrdinalIgnoreCase))?.Value))
                .Append(Group(Source, samples, s => s.Source))
                .OfType<SampleGroups>()
                .Take(MostTags),
        ];
    }

    private static SampleGroups? Group(string tag, IReadOnlyList<Sample> samples, Func<Sample, string?> value)
    {
        var groups = samples.Select(s => value(s)?.Trim()).Where(v => !string.IsNullOrEmpty(v)).GroupBy(v => v!, StringComparer.OrdinalIgnoreCase)
            .Select(g => new SampleGroup(g.Key, g.Count())).OrderByDescending(g => g.Samples).ToList();
        // Ages of patients, say, are nearly as many as there are samples.
        var groupsSamples = groups.Count is >= 2 and <= MostGroups && groups[0].Samples > 1 && 2 * groups.Count <= samples.Count + 1;
        return groupsSamples && groups.Sum(g => g.Samples) >= LeastCovered * samples.Count ? new(tag, groups) : null;
    }
}

public sealed record SampleGroup(string Value, int Samples);
