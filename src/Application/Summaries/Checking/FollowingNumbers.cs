using System.Text.RegularExpressions;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Numbers that no record writes but that follow from it: how many samples, organisms, platforms and groups, and when it was published.</summary>
internal static partial class FollowingNumbers
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

        List<SampleGroups> tags = [.. SampleGroups.Of(series)];
        var tellsPeople = tags.Exists(t => Person().IsMatch(t.Tag));
        foreach (var tag in tags)
        {
            if (Person().IsMatch(tag.Tag))
            {
                yield return (Number(tag.Groups.Count, Counted.People), RecordField.Samples);
            }

            // Where no sample says whose it is, each may be of another.
            foreach (var count in tellsPeople ? [] : tag.Groups.Select(g => g.Samples).Distinct())
            {
                yield return (Number(count, Counted.People), RecordField.Samples);
            }

            yield return (Number(tag.Groups.Count, Counted.Groups), RecordField.Samples);
            foreach (var count in tag.Groups.Select(g => g.Samples).Concat(Pairs([.. tag.Groups.Select(g => (decimal)g.Samples)]).Select(s => (int)s)).Distinct())
            {
                yield return (Number(count, Counted.Samples), RecordField.Samples);
            }
        }
    }

    /// <summary>What the counts of one sentence make together: "n=41 … n=38" are 79 samples. Only what is said to count samples, or people, is added up, and never one to the other.</summary>
    public static IEnumerable<NumberFound> Sums(string text, List<NumberFound> numbers) =>
        new[] { Counted.Samples, Counted.People }.SelectMany(counted => Sums([.. numbers.Where(n => Counts(text, n, counted)).Select(n => n.Value)], counted));

    private static IEnumerable<NumberFound> Sums(List<decimal> counts, Counted counted) =>
        counts.Count is < 2 or > MostSummed ? [] : Pairs(counts).Append(SumOfAll(counts)).Where(s => s > 0).Distinct().Select(s => Number(s, counted));

    private static bool Counts(string text, NumberFound number, Counted counted) =>
        number.Unit is null && number.Value >= 1 && number.Value == Math.Truncate(number.Value)
        && (number.Counted == counted || (number.Counted is Counted.Anything && Size().IsMatch(text.AsSpan(Math.Max(0, number.Start - 6), Math.Min(6, number.Start)))));

    public static NumberFound Number(decimal value, Counted counted) => new(0, 0, value, null, counted, false);

    /// <summary>0 where one of them is the sum of the others already.</summary>
    private static decimal SumOfAll(List<decimal> counts) => counts.Max() * 2 == counts.Sum() ? 0 : counts.Sum();

    private static IEnumerable<decimal> Pairs(List<decimal> counts) => counts.SelectMany((a, i) => counts.Skip(i + 1).Select(b => a + b));

    [GeneratedRegex(@"\b[nN]\s?[=:]\s?$")]
    private static partial Regex Size();

    [GeneratedRegex(@"\b(?:patient|donor|subject|individual|participant|animal|mouse|person)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Person();
}
