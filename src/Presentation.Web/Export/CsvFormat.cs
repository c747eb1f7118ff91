using System.Buffers;
using System.Text;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Export;

/// <summary>Comma-separated values by RFC 4180, without a byte-order mark. It knows no comments, so what was asked stands in the answer's headers alone.</summary>
internal sealed class CsvFormat : ISeriesFormat
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public string MediaType => "text/csv; charset=utf-8; header=present";

    public string Ending => "csv";

    public void Begin(ExportHead head, IBufferWriter<byte> output) => Line(Columns.Names, output);

    public void Write(ListedSeries series, IBufferWriter<byte> output) => Line(Columns.Of(series).Select(Columns.Harmless), output);

    private static void Line(IEnumerable<string> cells, IBufferWriter<byte> output) =>
        Encoding.UTF8.GetBytes(string.Join(',', cells.Select(Cell)) + "\r\n", output);

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
