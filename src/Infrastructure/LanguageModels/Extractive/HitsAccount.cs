using System.Globalization;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>What is told of the best hits of a question together: figures counted from their data, what several have in common, and a sentence of each of the first.</summary>
internal static class HitsAccount
{
    private const int MostQuoted = 10;

    /// <summary>Sentences on what sets one series apart from the others.</summary>
    private const int MostApart = 3;

    /// <summary>A series is rich in samples that holds so many times as many as the next.</summary>
    private const int TimesTheNext = 2;

    /// <summary>Different organisms, study types or platforms that get a sentence.</summary>
    private const int MostOfAKind = 3;

    /// <summary>What is counted.</summary>
    public static IEnumerable<WrittenPiece.Fact> Facts(IReadOnlyList<RecordText> records, string? question)
    {
        Dataset[] all = [.. records.Select(r => r.Dataset)];
        return
        [
            Samples(all),
            .. Shared(all, RecordField.Organisms, Organisms, o => $"of {o}"),
            .. Shared(all, RecordField.StudyTypes, RecordFacts.Kinds, k => $"studied by {k}"),
            .. Shared(all, RecordField.Platforms, Platforms, p => $"on platform {p}", least: 2),
            .. Apart(all).Take(MostApart),
            .. Years(all),
            .. Themes.Of(records, question).Select(t => Based($"{Share(t.Series.Count, all.Length)} {(t.Series.Count == 1 ? "speaks" : "speak")} of {t.Words}", RecordField.Title, t.Series)),
            .. Together(all),
        ];
    }

    /// <summary>A sentence of each of the first, in its own words.</summary>
    public static IEnumerable<string> Quoted(IReadOnlyList<RecordText> records) =>
        records.Take(MostQuoted).Select(r => PickedProse.Central(r) is { } sentence ? $"{sentence.TrimEnd('.', ':', ';', ',', ' ')} [{r.Accession}]." : null).OfType<string>();

    private static WrittenPiece.Fact Samples(Dataset[] all)
    {
        Dataset[] known = [.. all.Where(s => s.SampleCount is not null)];
        var series = all.Length == 1 ? "The series found" : $"The {all.Length} series found";
        return known.Length == 0 ? Based(all.Length == 1 ? "One series was found" : $"{all.Length} series were found", RecordField.SampleCount, all)
            : known.Length == all.Length ? Based($"{series} {(all.Length == 1 ? "holds" : "hold")} {Wording.Counted(known.Sum(s => s.SampleCount!.Value), "sample")}{(all.Length == 1 ? "" : " in all")}", RecordField.SampleCount, known)
            : Based($"{series} hold {Wording.Counted(known.Sum(s => s.SampleCount!.Value), "sample")} in all, not counting {all.Length - known.Length} whose records do not say how many", RecordField.SampleCount, known);
    }

    /// <summary>What most of them have in common, the most frequent first.</summary>
    private static IEnumerable<WrittenPiece.Fact> Shared(Dataset[] all, string field, Func<Dataset, IEnumerable<string>> facts, Func<string, string> inWords, int least = 1) =>
        Grouped(all, facts)
            .Where(g => g.Count() >= Math.Min(all.Length, Math.Max(least, 2)) && g.Count() >= least)
            .OrderByDescending(g => g.Count())
            .Take(MostOfAKind)
            .Select(g => Based($"{Share(g.Count(), all.Length)} {(g.Count() == 1 ? "is" : "are")} {inWords(g.Key)}", field, [.. g]));

    private static IEnumerable<IGrouping<string, Dataset>> Grouped(Dataset[] all, Func<Dataset, IEnumerable<string>> facts) =>
        all.SelectMany(s => facts(s).Select(Wording.Plain).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Select(f => (Fact: f, Series: s)))
            .GroupBy(f => f.Fact, f => f.Series, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Organisms(Dataset series) => series.Organisms.Select(o => Wording.Plain(o.Label)).OfType<string>();

    private static IEnumerable<string> Platforms(Dataset series) => series.Platforms.Select(p => p.ToString());

    /// <summary>What one has and no other: an organism, a kind of study, by far the most samples, a platform where the others share theirs.</summary>
    private static IEnumerable<WrittenPiece.Fact> Apart(Dataset[] all)
    {
        if (all.Length == 1)
        {
            return [];
        }

        Dataset[] largest = [.. all.Where(s => s.SampleCount is not null).OrderByDescending(s => s.SampleCount).Take(2)];
        var platforms = Grouped(all, Platforms).ToList();
        return
        [
            .. Alone(all, RecordField.Organisms, Organisms, o => $"of {o}").Take(1),
            .. Alone(all, RecordField.StudyTypes, RecordFacts.Kinds, k => $"studied by {k}").Take(1),
            .. largest is [var most, var next] && most.SampleCount >= TimesTheNext * next.SampleCount && next.SampleCount > 0
                ? [Based($"{most.Accession} is the largest, with {Wording.Counted(most.SampleCount!.Value, "sample")}", RecordField.SampleCount, [most])] : Array.Empty<WrittenPiece.Fact>(),
            .. platforms.Count(g => g.Count() == 1) == 1 && platforms.Count > 1 ? Alone(all, RecordField.Platforms, Platforms, p => $"on platform {p}") : [],
            .. Alone(all, RecordField.Organisms, Organisms, o => $"of {o}").Skip(1),
        ];
    }

    private static IEnumerable<WrittenPiece.Fact> Alone(Dataset[] all, string field, Func<Dataset, IEnumerable<string>> facts, Func<string, string> inWords) =>
        Grouped(all, facts).Where(g => g.Count() == 1).Select(g => Based($"{g.First().Accession} alone is {inWords(g.Key)}", field, [.. g]));

    /// <summary>Which could be taken together: what was measured on one platform in one organism, or else by one kind of study.</summary>
    private static IEnumerable<WrittenPiece.Fact> Together(Dataset[] all)
    {
        var onOne = Alike(s => Organisms(s).SelectMany(o => Platforms(s).Select(p => $"of {o} on the same platform, {p}")));
        var byOne = Alike(s => Organisms(s).SelectMany(o => RecordFacts.Kinds(s).Select(k => $"of {o} and studied by {k}")));
        return (onOne?.Count() > 1 ? onOne : byOne?.Count() > 1 ? byOne : null) is { } alike
            ? [Based($"{Share(alike.Count(), all.Length)} could be compared with one another, being {alike.Key}", RecordField.Platforms, [.. alike])]
            : [];

        IGrouping<string, Dataset>? Alike(Func<Dataset, IEnumerable<string>> traits) =>
            all.SelectMany(s => traits(s).Distinct().Select(t => (Trait: t, Series: s))).GroupBy(t => t.Trait, t => t.Series, StringComparer.OrdinalIgnoreCase).MaxBy(g => g.Count());
    }

    private static IEnumerable<WrittenPiece.Fact> Years(Dataset[] all)
    {
        Dataset[] dated = [.. all.Where(s => s.PublishedOn is not null).OrderBy(s => s.PublishedOn)];
        if (dated.Length == 0)
        {
            return [];
        }

        var (first, last) = (dated[0].PublishedOn!.Value.Year, dated[^1].PublishedOn!.Value.Year);
        return
        [
            first == last
                ? Based(string.Create(CultureInfo.InvariantCulture, $"{Share(dated.Length, all.Length)} {(dated.Length == 1 ? "was" : "were")} made public in {first}"), RecordField.PublishedOn, dated)
                : Based(string.Create(CultureInfo.InvariantCulture, $"They were made public from {first} to {last}"), RecordField.PublishedOn, [.. all.Where(dated.Contains)]),
        ];
    }

    private static string Share(int some, int all) => (some == all, all) switch
    {
        (false, _) => $"{some} of {all}",
        (true, 1) => "It",
        (true, 2) => "Both",
        _ => $"All {all}",
    };

    /// <summary>A statement and the records that it rests on.</summary>
    private static WrittenPiece.Fact Based(string statement, string field, IReadOnlyCollection<Dataset> series) =>
        new($"{statement} [{Wording.Named(series.Select(s => s.Accession))}].", field, [.. series.Select(s => s.Accession)]);
}
