using System.Buffers;
using System.Text;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Export;

/// <summary>Tab-separated values as IANA has them: no quotes, so tabs and line breaks in a text become blanks.</summary>
internal sealed class TsvFormat : ISeriesFormat
{
    public string MediaType => "text/tab-separated-values; charset=utf-8";

    public string Ending => "tsv";

    public void Begin(ExportHead head, IBufferWriter<byte> output) => Line(Columns.Names, output);

    public void Write(ListedSeries series, IBufferWriter<byte> output) => Line(Columns.Of(series).Select(c => Columns.Harmless(PlainText.OneLine(c))), output);

    private static void Line(IEnumerable<string> cells, IBufferWriter<byte> output) => Encoding.UTF8.GetBytes(string.Join('\t', cells) + "\n", output);
}
