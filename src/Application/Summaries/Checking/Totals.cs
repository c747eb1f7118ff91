namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Numbers that follow from several records together: how many they are, what they add up to, and how many of them share something.</summary>
internal static class Totals
{
    /// <param name="known">What the sentence names: records that hold it are counted.</param>
    public static IEnumerable<NumberFound> Of(IReadOnlyList<EvidenceOfRecord> records, IReadOnlyList<Claim> known)
    {
        var series = records.Select(r => r.Record.Dataset).ToList();
        var samples = series.Sum(s => s.SampleCount ?? 0);
        List<int> counts =
        [
            series.Count,
            samples,
            series.SelectMany(s => s.Organisms).Select(o => o.Label).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            series.SelectMany(s => s.Platforms).Distinct().Count(),
            series.SelectMany(s => s.StudyTypes).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            .. Shared(series.SelectMany(s => s.Organisms.Select(o => o.Label))),
            .. Shared(series.SelectMany(s => s.Platforms.Select(p => p.ToString()))),
            .. Shared(series.SelectMany(s => s.StudyTypes)),
            .. known.Where(k => k.IsSupported).Select(k => k.Places.Select(p => p.Accession).Distinct().Count()),
        ];

        // Samples by organism, and by what was measured.
        var parts = series.SelectMany(s => s.Organisms.Select(o => (Part: o.Label, s)).Concat(s.StudyTypes.Select(t => (Part: t, s))))
            .GroupBy(p => p.Part, StringComparer.OrdinalIgnoreCase).Select(g => g.Sum(p => p.s.SampleCount ?? 0));
        return counts.Select(c => FollowingNumbers.Number(c, Counted.Anything)).Concat(parts.Distinct().Select(p => FollowingNumbers.Number(p, Counted.Samples)));
    }

    private static IEnumerable<int> Shared(IEnumerable<string> values) => values.GroupBy(v => v, StringComparer.OrdinalIgnoreCase).Select(g => g.Count());
}
