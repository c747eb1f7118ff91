using CsCheck;

namespace OmicsOracle.Domain.Tests;

/// <summary>Random domain values, small enough that two of them often meet in the same accession, organism or paper.</summary>
internal static class Gens
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Gen<Accession> Accession { get; } = Gen.Select(
        Gen.Int[0, 3], Gen.Int[1, 99_999_999], (kind, number) => Domain.Accession.FromEntrezUid((kind * 100_000_000) + number));

    private static readonly Gen<string?> Text = Gen.OneOf<string?>(null, "TNF-α in synovium", "liver", "Keywords: other");

    private static readonly Gen<Organism> Organism = Gen.OneOf(
        new Organism("Homo sapiens", 9606), new Organism("Homo sapiens", null), new Organism(null, 9606),
        new Organism("Mus musculus", 10090), new Organism(null, 4113334), new Organism("Solanum bukasovii", null));

    private static readonly Gen<Characteristic> Characteristic = Gen.OneOf(
        new Characteristic("tissue", "liver"), new Characteristic("", "male"), new Characteristic("age", "61"));

    private static readonly Gen<Sample> Sample = Gen.Select(
        Gen.Int[1, 4], Text, Text, Organism.Array[0, 2], Characteristic.Array[0, 3],
        (number, title, source, organisms, tags) => new Sample(Domain.Accession.Sample(number), title ?? "", source, organisms, tags));

    private static readonly Gen<Relation> Relation = Gen.OneOf(
        new Relation(RelationKind.BioProject, "PRJNA1"), new Relation(RelationKind.SubSeriesOf, "GSE9"), new Relation(RelationKind.Sra, "SRP1"));

    private static readonly Gen<DateOnly?> Day = Gen.OneOf<DateOnly?>(null, new DateOnly(2005, 6, 30), new DateOnly(2019, 2, 1));

    /// <summary>A reading of GSE1 by one source.</summary>
    public static Gen<Dataset> ReadingBy(RecordSource source) => Gen.Select(
        Gen.Select(Text, Text, Text, Organism.Array[0, 2], Gen.OneOf("Expression profiling by array", "Other").Array[0, 2]),
        Gen.Select(Gen.Int[96, 98].Select(Domain.Accession.Platform).Array[0, 2], Gen.OneOf<int?>(null, 3, 12), Sample.Array[0, 4], Day, Day),
        Gen.Select(Day, Gen.Int[1, 4].Array[0, 3], Relation.Array[0, 3], Gen.Int[0, 1_000]),
        (words, size, rest) => new Dataset
        {
            Accession = Domain.Accession.Series(1),
            Title = words.Item1 ?? "",
            Summary = words.Item2,
            OverallDesign = words.Item3,
            Organisms = words.Item4,
            StudyTypes = words.Item5,
            Platforms = size.Item1,
            SampleCount = size.Item2,
            Samples = [.. size.Item3.DistinctBy(s => s.Accession)],
            SubmittedOn = size.Item4,
            PublishedOn = size.Item5,
            UpdatedOn = rest.Item1,
            PubMedIds = rest.Item2,
            Relations = rest.Item3,
            Provenance = [new(source, Epoch.AddMinutes(rest.Item4))],
        });

    /// <summary>A reading of GSE1 by any real source.</summary>
    public static Gen<Dataset> Reading { get; } = Gen.OneOf(
        ReadingBy(RecordSource.DocumentSummary), ReadingBy(RecordSource.Miniml), ReadingBy(RecordSource.Soft));

    /// <summary>Everything of a record as text, so that two can be compared to the last list item.</summary>
    public static string Everything(this Dataset dataset) => System.Text.Json.JsonSerializer.Serialize(dataset);
}
