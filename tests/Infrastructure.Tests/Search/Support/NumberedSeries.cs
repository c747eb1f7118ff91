using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

/// <summary>Series that two processes make alike.</summary>
internal static class NumberedSeries
{
    public static CatalogInMemory Catalog(int records) => new(Enumerable.Range(1, records).Select(Of));

    public static Dataset Of(int number) => new()
    {
        Accession = Accession.Series(number),
        Title = string.Create(CultureInfo.InvariantCulture, $"Liver biopsy cohort w{number}"),
        Summary = "Expression in liver biopsies of patients before and after treatment.",
        Organisms = [Organism.Of("Homo sapiens")],
        StudyTypes = ["Expression profiling by array"],
        Platforms = [Accession.Platform(570)],
        SampleCount = number % 50,
        PublishedOn = new DateOnly(2005, 1, 1).AddDays(number % 5000),
        Provenance = [new(RecordSource.DocumentSummary, DateTimeOffset.UnixEpoch)],
    };
}
