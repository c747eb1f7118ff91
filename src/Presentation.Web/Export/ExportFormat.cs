namespace OmicsOracle.Presentation.Web.Export;

/// <summary>How a list of series is written to a file.</summary>
public enum ExportFormat
{
    Csv,
    Tsv,
    Ndjson,
    Bibtex,
    Ris,
}
