using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Export;

/// <summary>The columns of CSV and TSV.</summary>
internal static class Columns
{
    private const string Between = "; ";

    public static IReadOnlyList<string> Names { get; } =
        ["accession", "title", "summary", "organisms", "types", "platforms", "samples", "published", "pubmedIds", "score", "url", "source", "fetchedAt"];

    public static string[] Of(ListedSeries series) =>
    [
        series.Accession.ToString(),
        series.Title,
        series.Summary ?? "",
        string.Join(Between, series.Organisms),
        string.Join(Between, series.Types),
        string.Join(Between, series.Platforms),
        series.SampleCount?.ToString(CultureInfo.InvariantCulture) ?? "",
        series.PublishedOn?.ToString("O", CultureInfo.InvariantCulture) ?? "",
        string.Join(Between, series.PubmedIds),
        series.Score.ToString(CultureInfo.InvariantCulture),
        series.Url.ToString(),
        series.Source,
        series.FetchedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
    ];

    /// <summary>A spreadsheet would run a cell that begins so as a formula; after an apostrophe it is text (OWASP, CSV injection).</summary>
    public static string Harmless(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + cell : cell;
}
