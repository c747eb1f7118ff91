using System.Globalization;
using System.Text.Json;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Http;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Shows a search's answer to a person, or to the next program.</summary>
internal static class SearchPrinter
{
    public static void Print(SearchAnswer answer, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(JsonSerializer.Serialize(answer, AnswerJson.Plain.SearchAnswer));
                break;
            case OutputFormat.Tsv:
                PrintTsv(answer);
                break;
            default:
                PrintTable(answer);
                break;
        }
    }

    private static void PrintTsv(SearchAnswer answer)
    {
        Console.Out.WriteLine("accession\ttitle\torganisms\ttypes\tplatforms\tsamples\tpublished\tscore");
        foreach (var hit in answer.Results)
        {
            Console.Out.WriteLine(string.Join('\t',
                hit.Accession,
                OneLine(hit.Title),
                OneLine(string.Join("; ", hit.Organisms)),
                OneLine(string.Join("; ", hit.Types)),
                string.Join("; ", hit.Platforms),
                hit.SampleCount?.ToString(CultureInfo.InvariantCulture),
                hit.PublishedOn?.ToString("O", CultureInfo.InvariantCulture),
                hit.Score.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static void PrintTable(SearchAnswer answer)
    {
        InterpretationPrinter.Print(answer.Interpretation);
        if (answer.Results.Count > 0)
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns("Accession", "Title", "Organism", "Type");
            table.AddColumn(new TableColumn("Samples").RightAligned());
            table.AddColumn("Published");
            foreach (var hit in answer.Results)
            {
                table.AddRow(
                    new Markup($"[link={hit.Url}]{hit.Accession}[/]"),
                    new Markup(Marked(hit) + Family(hit) + NearMisses(hit)),
                    new Text(string.Join("\n", hit.Organisms)),
                    new Text(string.Join("\n", hit.Types)),
                    new Text(hit.SampleCount?.ToString("N0", CultureInfo.InvariantCulture) ?? ""),
                    new Text(hit.PublishedOn?.ToString("O", CultureInfo.InvariantCulture) ?? ""));
            }

            Output.Console.Write(table);
        }

        Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{answer.Total:N0}[/] series in {answer.TookMs:0.#} ms{Shown(answer)}.");
        PrintFacet("Organism", answer.Facets.Organism);
        PrintFacet("Type", answer.Facets.Type);
        PrintFacet("Year", answer.Facets.Year);
        AroundPrinter.Print(answer);
        if (answer.Interpretation.Dropped.Count > 0)
        {
            Output.Console.MarkupLineInterpolated($"[yellow]Not searched:[/] {string.Join(", ", answer.Interpretation.Dropped)}");
        }

        foreach (var source in answer.Sources)
        {
            if (source.Name == "starter")
            {
                Output.Console.MarkupLine("[yellow]From the small starter catalogue;[/] bring in more with 'catalog import FILE' or 'catalog sync'.");
            }

            if (source.Status != SourceStatus.Ok)
            {
                Output.Console.MarkupLineInterpolated($"[yellow]Not complete:[/] {source.Name} is {source.Status.ToString().ToLowerInvariant()}. {source.Reason}");
            }
            else if (source.Name == "geo")
            {
                Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]GEO, asked live, knows of {source.Hits:N0}.[/]");
            }
            else if (source.Name == "pubmed")
            {
                Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]Papers at PubMed lead to {source.Hits:N0}.[/]");
            }
        }
    }

    private static string Shown(SearchAnswer answer) =>
        answer.NextCursor is { } next ? $", the first {answer.Results.Count} shown; more with --limit or --cursor {next}" : "";

    private static void PrintFacet(string name, IReadOnlyList<FacetCount> counts)
    {
        if (counts.Count > 0)
        {
            Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]{name}:[/] {string.Join(" · ", counts.Take(6).Select(c => $"{c.Value} {c.Count.ToString("N0", CultureInfo.InvariantCulture)}"))}");
        }
    }

    private static string Marked(SearchHit hit)
    {
        if (hit.Highlights.FirstOrDefault(h => h.Field == "title" && h.Text == hit.Title) is not { } highlight)
        {
            return Markup.Escape(hit.Title);
        }

        var marked = new System.Text.StringBuilder();
        var end = 0;
        foreach (var span in highlight.Spans)
        {
            marked.Append(Markup.Escape(hit.Title[end..span[0]])).Append("[bold green]").Append(Markup.Escape(hit.Title[span[0]..span[1]])).Append("[/]");
            end = span[1];
        }

        return marked.Append(Markup.Escape(hit.Title[end..])).ToString();
    }

    private static string Family(SearchHit hit) => hit.Family is { } family
        ? $"\n[dim]with {Markup.Escape(string.Join(", ", family.Members.Where(m => m.Accession != hit.Accession).Select(m => m.Accession)))} of the SuperSeries {family.SuperSeries}[/]"
        : "";

    private static string NearMisses(SearchHit hit) => string.Concat(hit.NearMisses.Select(n => $"\n[yellow]{Markup.Escape(n.Reason)}[/]"));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
