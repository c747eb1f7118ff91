using System.Buffers;
using System.Globalization;
using System.Text;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Export;

/// <summary>RIS, as reference managers read it: two letters, two blanks, a hyphen, a blank. It knows no comments, so what was asked stands in the answer's headers alone.</summary>
internal sealed class RisFormat : ISeriesFormat
{
    public string MediaType => "application/x-research-info-systems; charset=utf-8";

    public string Ending => "ris";

    public void Begin(ExportHead head, IBufferWriter<byte> output)
    {
    }

    public void Write(ListedSeries series, IBufferWriter<byte> output)
    {
        var record = new StringBuilder();
        Tag(record, "TY", "DATA");
        Tag(record, "ID", series.Accession.ToString());
        Tag(record, "AN", series.Accession.ToString());
        Tag(record, "TI", series.Title);
        if (series.PublishedOn is { } day)
        {
            Tag(record, "PY", day.Year.ToString(CultureInfo.InvariantCulture));
            Tag(record, "DA", day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        }

        Tag(record, "DB", "NCBI Gene Expression Omnibus");
        foreach (var keyword in series.Organisms.Concat(series.Types))
        {
            Tag(record, "KW", keyword);
        }

        foreach (var paper in series.PubmedIds)
        {
            Tag(record, "N1", string.Create(CultureInfo.InvariantCulture, $"PubMed {paper}"));
        }

        Tag(record, "AB", series.Summary ?? "");
        Tag(record, "UR", series.Url.ToString());
        record.Append("ER  - \r\n\r\n");
        Encoding.UTF8.GetBytes(record.ToString(), output);
    }

    private static void Tag(StringBuilder record, string tag, string value)
    {
        if (PlainText.OneLine(value) is { Length: > 0 } line)
        {
            record.Append(tag).Append("  - ").Append(line).Append("\r\n");
        }
    }
}
