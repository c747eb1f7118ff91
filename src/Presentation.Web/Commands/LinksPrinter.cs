using System.Globalization;
using System.Text.Json;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Http;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Shows the papers and sequencing runs of a series; tsv has the runs, for the next program to download.</summary>
internal static class LinksPrinter
{
    private const int RunsShown = 20;
    private static readonly string[] RunColumns = ["run", "experiment", "study", "sample", "strategy", "layout", "platform", "spots", "bases"];

    public static void Print(DatasetLinks links, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(JsonSerializer.Serialize(links, AnswerJson.Plain.DatasetLinks));
                break;
            case OutputFormat.Tsv:
                Console.Out.WriteLine(string.Join('\t', RunColumns));
                foreach (var run in links.Runs.Items)
                {
                    Console.Out.WriteLine(string.Join('\t', Cells(run).Select(c => c.ReplaceLineEndings(" ").Replace('\t', ' '))));
                }

                break;
            default:
                Print(links);
                break;
        }
    }

    private static void Print(DatasetLinks links)
    {
        Output.Console.MarkupLineInterpolated($"[bold]{links.Accession}[/]");
        var papers = new Table().Border(TableBorder.Rounded).AddColumns("PubMed", "Title", "Authors", "Journal", "Published", "DOI");
        foreach (var paper in links.Publications.Items)
        {
            papers.AddRow([.. Cells(paper).Select(c => new Text(c))]);
        }

        Show("Papers", links.Publications, papers);
        var runs = new Table().Border(TableBorder.Rounded).AddColumns(RunColumns);
        foreach (var run in links.Runs.Items.Take(RunsShown))
        {
            runs.AddRow([.. Cells(run).Select(c => new Text(c))]);
        }

        Show("Runs", links.Runs, runs);
        if (links.Runs.Items.Count > RunsShown)
        {
            Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]{links.Runs.Items.Count - RunsShown:N0} more runs; all with --format tsv[/]");
        }
    }

    private static void Show<T>(string name, LinkedPart<T> part, Table table)
    {
        if (part.Items.Count > 0)
        {
            Output.Console.Write(table);
        }

        if (part.Status is not LinkStatus.Ok || part.Items.Count == 0)
        {
            Output.Console.MarkupLineInterpolated($"[yellow]{name} ({part.Source}, {part.Status.ToString().ToLowerInvariant()}):[/] {part.Reason}");
        }
    }

    private static string[] Cells(Publication paper) =>
    [
        paper.PubMedId.ToString(CultureInfo.InvariantCulture),
        paper.IsRetracted ? $"RETRACTED: {paper.Title}" : paper.Title,
        paper.Authors is [var first, _, _, ..] ? $"{first} et al." : string.Join(", ", paper.Authors),
        paper.Journal ?? "",
        paper.PublishedOn?.ToString("O", CultureInfo.InvariantCulture) ?? "",
        paper.Doi ?? "",
    ];

    private static string[] Cells(SequencingRun run) =>
    [
        run.Run,
        run.Experiment ?? "",
        run.Study ?? "",
        run.Sample ?? "",
        run.Strategy ?? "",
        run.Layout ?? "",
        run.Platform ?? "",
        run.Spots?.ToString(CultureInfo.InvariantCulture) ?? "",
        run.Bases?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];
}
