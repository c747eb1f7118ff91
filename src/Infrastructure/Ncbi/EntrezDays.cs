using System.Globalization;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Ranges of days in Entrez's query language; both ends included.</summary>
internal static class EntrezDays
{
    /// <summary>Publication: when GEO made a record public.</summary>
    public const string Published = "PDAT";

    /// <summary>Update: when GEO last changed it.</summary>
    public const string Updated = "UDAT";

    /// <param name="from">Null for any day before.</param>
    /// <param name="to">Null for any day after; "3000" is NCBI's own way to say it.</param>
    public static string Range(string field, DateOnly? from, DateOnly? to) =>
        $"(\"{Day(from) ?? "1900/01/01"}\"[{field}] : \"{Day(to) ?? "3000"}\"[{field}])";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);
}
