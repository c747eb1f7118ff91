using System.Buffers;
using System.Text;
using System.Text.Json;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Export;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class ExportFormats
{
    private static readonly ExportHead Head = new("liver @x\n", false, new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), 1, 7, null);

    private static readonly ListedSeries Series = new(
        Accession.Series(12), "=HYPERLINK(\"x\"), {brace", "Two\r\nlines,\tα & 5% of \\_}", ["Homo sapiens", "Mus musculus"], ["Other"], [Accession.Platform(570)],
        3, new(2020, 2, 3), [123, 456], 1.5, new("https://example.org/?acc=GSE12"), "local", new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Test]
    public void Csv_quotes_what_must_be_and_runs_no_formula()
    {
        var lines = Written(ExportFormat.Csv);

        Assert.That(lines, Does.StartWith("accession,title,summary,").And.EndWith("\r\n"));
        Assert.That(lines, Does.Contain("\r\nGSE12,\"'=HYPERLINK(\"\"x\"\"), {brace\",\"Two\r\nlines,\tα & 5% of \\_}\",Homo sapiens; Mus musculus,Other,GPL570,3,2020-02-03,123; 456,1.5,"));
    }

    [TestCase("=1")]
    [TestCase("+1")]
    [TestCase("-1")]
    [TestCase("@SUM(A1)")]
    [TestCase("\t=1")]
    public void No_cell_begins_as_a_formula(string cell) => Assert.That(Columns.Harmless(cell), Is.EqualTo("'" + cell));

    [Test]
    public void Tsv_has_one_line_a_series_and_as_many_tabs_in_each()
    {
        var lines = Written(ExportFormat.Tsv).TrimEnd('\n').Split('\n');

        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines.Select(l => l.Count(c => c == '\t')), Is.All.EqualTo(Columns.Names.Count - 1));
        Assert.That(lines[1], Does.Contain("\t'=HYPERLINK").And.Contain("\tTwo lines, α & 5% of \\_}\t"));
    }

    [Test]
    public void Ndjson_is_one_object_a_line_in_the_words_of_a_search()
    {
        var line = JsonDocument.Parse(Written(ExportFormat.Ndjson).TrimEnd('\n')).RootElement;

        Assert.That(line.GetProperty("accession").GetString(), Is.EqualTo("GSE12"));
        Assert.That(line.GetProperty("summary").GetString(), Is.EqualTo(Series.Summary));
        Assert.That(line.GetProperty("publishedOn").GetString(), Is.EqualTo("2020-02-03"));
    }

    [Test]
    public void Bibtex_keeps_its_braces_in_balance_and_begins_no_entry_in_a_comment()
    {
        var text = Written(ExportFormat.Bibtex);

        Assert.That(text.Count(c => c == '{'), Is.EqualTo(text.Count(c => c == '}')));
        Assert.That(text.Count(c => c == '@'), Is.EqualTo(1));
        Assert.That(text, Does.Contain("@misc{GSE12,\n").And.Contain(@"\textbraceleft{}brace}}").And.Contain(@"α \& 5\% of \textbackslash{}\_\textbraceright{}"));
    }

    [Test]
    public void Ris_has_a_tag_a_line_from_its_type_to_its_end()
    {
        var lines = Written(ExportFormat.Ris).Split("\r\n");

        Assert.That(lines[0], Is.EqualTo("TY  - DATA"));
        Assert.That(lines, Does.Contain("AB  - Two lines, α & 5% of \\_}").And.Contain("PY  - 2020").And.Contain("KW  - Mus musculus").And.Contain("ER  - "));
        Assert.That(lines.Where(l => l.Length > 0), Is.All.Match("^[A-Z][A-Z0-9]  - "));
    }

    [TestCase("a.csv", ExportFormat.Csv)]
    [TestCase("a.TSV", ExportFormat.Tsv)]
    [TestCase("a.jsonl", ExportFormat.Ndjson)]
    [TestCase("a.bib", ExportFormat.Bibtex)]
    [TestCase("a.ris", ExportFormat.Ris)]
    [TestCase("a.xlsx", null)]
    public void A_file_tells_its_format_by_its_ending(string file, ExportFormat? format) => Assert.That(SeriesFormats.ByEnding(file), Is.EqualTo(format));

    private static string Written(ExportFormat format)
    {
        var output = new ArrayBufferWriter<byte>();
        var writing = SeriesFormats.Of(format);
        writing.Begin(Head, output);
        writing.Write(Series, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
