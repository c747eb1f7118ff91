using System.Buffers;
using System.Globalization;
using System.Text;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Export;

/// <summary>BibTeX, an @misc entry a series, which every style knows (@dataset is biblatex's alone). Comment lines before say what was asked.</summary>
internal sealed class BibtexFormat : ISeriesFormat
{
    public string MediaType => "application/x-bibtex; charset=utf-8";

    public string Ending => "bib";

    public void Begin(ExportHead head, IBufferWriter<byte> output)
    {
        // An entry begins with @ wherever it stands, so none may stand in a comment.
        foreach (var sentence in ExportTold.Sentences(head))
        {
            Encoding.UTF8.GetBytes($"% {PlainText.OneLine(sentence).Replace("@", "(at)", StringComparison.Ordinal)}\n", output);
        }
    }

    public void Write(ListedSeries series, IBufferWriter<byte> output)
    {
        var entry = new StringBuilder();
        entry.Append(CultureInfo.InvariantCulture, $"\n@misc{{{series.Accession},\n");
        Field(entry, "title", $"{{{Escaped(series.Title)}}}"); // twice in braces: no style changes its capitals
        Field(entry, "howpublished", "NCBI Gene Expression Omnibus");
        Field(entry, "number", series.Accession.ToString());
        if (series.PublishedOn is { } day)
        {
            Field(entry, "year", day.Year.ToString(CultureInfo.InvariantCulture));
            Field(entry, "month", day.Month.ToString(CultureInfo.InvariantCulture));
        }

        Field(entry, "url", series.Url.ToString());
        if (series.Organisms.Count + series.Types.Count > 0)
        {
            Field(entry, "keywords", Escaped(string.Join(", ", series.Organisms.Concat(series.Types))));
        }

        if (series.PubmedIds.Count > 0)
        {
            Field(entry, "note", "PubMed " + string.Join(", ", series.PubmedIds));
        }

        if (series.Summary is { Length: > 0 } summary)
        {
            Field(entry, "abstract", Escaped(summary));
        }

        Encoding.UTF8.GetBytes(entry.Append("}\n").ToString(), output);
    }

    private static void Field(StringBuilder entry, string name, string value) => entry.Append("  ").Append(name).Append(" = {").Append(value).Append("},\n");

    /// <summary>BibTeX counts braces even behind a backslash, so they are named; what LaTeX reads as a command is escaped.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in PlainText.OneLine(text))
        {
            _ = c switch
            {
                '{' => escaped.Append(@"\textbraceleft{}"),
                '}' => escaped.Append(@"\textbraceright{}"),
                '\\' => escaped.Append(@"\textbackslash{}"),
                '~' => escaped.Append(@"\textasciitilde{}"),
                '^' => escaped.Append(@"\textasciicircum{}"),
                '&' or '%' or '$' or '#' or '_' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
