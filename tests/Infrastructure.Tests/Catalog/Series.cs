using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

/// <summary>Series for the store to hold.</summary>
internal static class Series
{
    public static readonly DateTimeOffset Monday = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public static Dataset By(RecordSource source, int number, DateTimeOffset? at = null) => new()
    {
        Accession = Accession.Series(number),
        Title = $"Series {number}",
        Provenance = [new(source, at ?? Monday)],
    };

    public static Dataset Soft(int number) => By(RecordSource.Soft, number);

    public static Dataset Starter(int number) => By(RecordSource.Starter, number);

    /// <summary>One with every field filled.</summary>
    public static Dataset Rich(int number) => Soft(number) with
    {
        Title = "TNF-α and \"IL-1β\" in <synovium> & more",
        Summary = "Line one\nline two 🧬",
        OverallDesign = "Three arms",
        Organisms = [new("Homo sapiens", 9606), new(null, 4113334), new("Solanum bukasovii", null)],
        StudyTypes = ["Expression profiling by array", "Other"],
        Platforms = [Accession.Platform(96), Accession.Platform(570)],
        SampleCount = 286,
        Samples =
        [
            new(Accession.Sample(36777), "Patient 1", "lymph node", [new("Homo sapiens", 9606)], [new("tissue", "breast"), new("tissue", "node"), new("", "alone")]),
            new(Accession.Sample(36778), "", null, [], []),
        ],
        SubmittedOn = new(2004, 12, 2),
        PublishedOn = new(2005, 2, 23),
        UpdatedOn = new(2019, 1, 31),
        PubMedIds = [15721472, 17420468],
        Relations = [new(RelationKind.SubSeriesOf, "GSE9"), new(RelationKind.BioProject, "PRJNA91577"), new(RelationKind.Sra, "SRP1"), new(RelationKind.Other, "Affiliated with: x")],
        Provenance = [new(RecordSource.Soft, Monday), new(RecordSource.DocumentSummary, Monday.AddDays(-1))],
    };

    /// <summary>Everything of a record as text, so that two can be compared to the last list item.</summary>
    public static string Everything(this Dataset dataset) => System.Text.Json.JsonSerializer.Serialize(dataset);
}
