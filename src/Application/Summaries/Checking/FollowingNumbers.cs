using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Numbers that no record writes but that follow from it: how many samples, organisms, platforms and groups, and when it was published.</summary>
internal static class FollowingNumbers
{
    private const int MostSummed = 6;

    public static IEnumerable<(NumberFound Number, string Field)> Of(Dataset series)
    {
        if (series.SampleCount is { } samples)
        {
            yield return (Number(samples, Counted.Samples), RecordField.SampleCount);
        }

        yield return (Number(series.Organisms.Count, Counted.Groups), RecordField.Organisms);
        yield return (Number(series.Platforms.Count, Counted.Groups), RecordField.Platforms);
        yield return (Number(series.StudyTypes.Count, Counted.Groups), RecordField.StudyTypes);
        if (series.PublishedOn is { } published)
        {
            yield return (Number(published.Year, Counted.Anything), RecordField.PublishedOn);
            yield return (Number(published.Month, Counted.Anything) with { Unit = Dates.Unit }, RecordField.PublishedOn);
            yield return (Number(published.Day, Counted.Anything) with { Unit = Dates.Unit }, RecordField.PublishedOn);
        }

        foreach (var tag in SampleGroups.Of(series))
        {
            yield return (Number(tag.Groups.Count, Counted.Groups), RecordField.Samples);
            foreach (var count in tag.Groups.Select(g => g.Samples).Concat(Pairs([.. tag.Groups.Select(g => (decimal)g.Samples)]).Select(s => (int)s)).Distinct())
            {
                yield return (Number(count, Counted.Samples), RecordField.Samples);
            }
        }
    }

    /// <summary>What the counts of one sentence make together: "n=41 … n=38" are 79 samples.</summary>
    public static IEnumerable<NumberFound> Sums(List<NumberFound> numbers)
    {
        List<decimal> counts = [.. numbers.Where(n => n.Unit is null && n.Counted is Counted.Samples or Counted.Anything && n.Unit is null && n.Value >= 1 && n.Value == Math.Truncate(n.Value)).Select(n => n.Value)];
        return counts.Count is < 2 or > MostSummed ? [] : Pairs(counts).Append(SumOfAll(counts)).Where(s => s > 0).Distinct().Select(s => Number(s, Counted.Samples));
    }

    public static NumberFound Number(decimal value, Counted counted) => new(0, 0, value, null, counted, false);

    /// <summary>0 where one of them is the sum of the others already.</summary>
    private static decimal SumOfAll(List<decimal> counts) => counts.Max() * 2 == counts.Sum() ? 0 : counts.Sum();

    private static IEnumerable<decimal> Pairs(List<decimal> counts) => counts.SelectMany((a, i) => counts.Skip(i + 1).Select(b => a + b));
}
