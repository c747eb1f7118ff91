using OmicsOracle.Domain;

namespace OmicsOracle.CatalogWriter;

/// <summary>Series that are told apart by their number alone: GSE1 and up, a hundred a batch.</summary>
public static class GeneratedSeries
{
    public const int BatchSize = 100;

    private static readonly Provenance[] BySoft = [new(RecordSource.Soft, new(2026, 1, 31, 10, 15, 0, TimeSpan.Zero))];

    public static IReadOnlyList<Dataset> Batch(int batch) =>
        [.. Enumerable.Range((batch * BatchSize) + 1, BatchSize).Select(Number)];

    public static Dataset Number(int number) => new()
    {
        Accession = Accession.Series(number),
        Title = $"Series {number}",
        Summary = string.Join(' ', Enumerable.Range(number, 150)),
        Organisms = [new("Homo sapiens", 9606)],
        SampleCount = number,
        Provenance = BySoft,
    };
}
