using CsCheck;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

/// <summary>Series for tests: one by hand, or many at random from few words, so that they share some.</summary>
internal static class Series
{
    private static readonly string[] Vocabulary =
        ["liver", "tumour", "TNF-α", "RNA-seq", "mice", "p53", "β-catenin", "knock-out", "naïve", "T cells", "Parkinson's", "stress", "the", "without", "non-", "𝛽-strand", "😀", "protein"];

    private static readonly Organism[] Organisms =
        [Organism.Of("Homo sapiens"), Organism.Of("Mus musculus"), new("Rare beast", 777), new("Rare beast", null), new(null, 777), new(null, 424242)];

    private static readonly string[] Types = ["Expression profiling by array", "Methylation profiling by array", "Other"];

    public static Dataset Of(int number, string title = "cell", string? summary = null, string? design = null) => new()
    {
        Accession = Accession.Series(number),
        Title = title,
        Summary = summary,
        OverallDesign = design,
        Provenance = [new(RecordSource.Soft, new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))],
    };

    /// <summary>Some words of the vocabulary.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(Vocabulary).Array[0, 60].Select(w => string.Join(' ', w));

    private static Gen<Dataset> One { get; } = Gen.Select(
        Text,
        Gen.Select(Text, Text),
        Gen.OneOf(Organisms).Array[0, 3],
        Gen.Select(Gen.OneOf(Types).Array[0, 2], Gen.Int[1, 6].Array[0, 3]),
        Gen.Select(Gen.Int[-5, 20], Gen.Int[-300, 4000]),
        (title, texts, organisms, lists, numbers) => Of(1, "cell " + title, texts.Item1.Length > 0 ? texts.Item1 : null, texts.Item2) with
        {
            Organisms = [.. organisms.Distinct()],
            StudyTypes = [.. lists.Item1.Distinct()],
            Platforms = [.. lists.Item2.Distinct().Select(Accession.Platform)],
            SampleCount = numbers.Item1 < 0 ? null : numbers.Item1,
            PublishedOn = numbers.Item2 < 0 ? null : new DateOnly(2010, 1, 1).AddDays(numbers.Item2),
            Samples = [new(Accession.Sample(1), "s", texts.Item2, [], [new("tissue", texts.Item1)])],
        });

    /// <summary>A catalogue of up to 60 series, each with the word "cell".</summary>
    public static Gen<Dataset[]> Many { get; } = One.Array[0, 60]
        .Select(all => all.Select((d, i) => d with { Accession = Accession.Series(i + 1) }).ToArray());
}
