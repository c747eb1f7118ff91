using System.Buffers;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Export;

/// <summary>Writes series one by one, in UTF-8. One instance is for one export.</summary>
internal interface ISeriesFormat
{
    string MediaType { get; }

    /// <summary>Of a file's name, without the dot.</summary>
    string Ending { get; }

    /// <summary>What stands before the first series.</summary>
    void Begin(ExportHead head, IBufferWriter<byte> output);

    void Write(ListedSeries series, IBufferWriter<byte> output);
}

internal static class SeriesFormats
{
    public static ISeriesFormat Of(ExportFormat format) => format switch
    {
        ExportFormat.Tsv => new TsvFormat(),
        ExportFormat.Ndjson => new NdjsonFormat(),
        ExportFormat.Bibtex => new BibtexFormat(),
        ExportFormat.Ris => new RisFormat(),
        _ => new CsvFormat(),
    };

    /// <summary>By a file's ending: .csv, .tsv or .txt, .ndjson or .jsonl, .bib, .ris; null for any other.</summary>
    public static ExportFormat? ByEnding(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".CSV" => ExportFormat.Csv,
        ".TSV" or ".TXT" => ExportFormat.Tsv,
        ".NDJSON" or ".JSONL" => ExportFormat.Ndjson,
        ".BIB" => ExportFormat.Bibtex,
        ".RIS" => ExportFormat.Ris,
        _ => null,
    };
}
