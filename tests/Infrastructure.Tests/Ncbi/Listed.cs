using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Ncbi;

/// <summary>Series as a document summary has them.</summary>
internal static class Listed
{
    public static readonly DateOnly GeoOpened = new(2001, 1, 1);

    public static Dataset Of(int number, string title = "cell", DateOnly? day = null) => new()
    {
        Accession = Accession.Series(number),
        Title = title,
        Organisms = [Organism.Of("Homo sapiens")],
        PublishedOn = day ?? GeoOpened,
        UpdatedOn = day ?? GeoOpened,
        Provenance = [new(RecordSource.DocumentSummary, new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))],
    };

    /// <summary>Numbered from 1, one day after another by the given days since GEO opened.</summary>
    public static Dataset[] OnDays(IEnumerable<int> days) => [.. days.Select((day, i) => Of(i + 1, day: GeoOpened.AddDays(day)))];
}
