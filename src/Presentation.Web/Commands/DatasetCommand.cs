using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Http;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>dataset GSE…</c>.</summary>
internal static class DatasetCommand
{
    private const int SamplesShown = 20;

    public static Command Make(Session session)
    {
        var accession = new Argument<Accession>("accession")
        {
            Description = "A GSE accession.",
            CustomParser = result =>
            {
                if (!Accession.TryParse(result.Tokens[0].Value, out var parsed))
                {
                    result.AddError($"'{result.Tokens[0].Value}' is not a GEO accession; one looks like GSE2034.");
                }

                return parsed;
            },
        };
        var format = new Option<OutputFormat>("--format") { Description = "table, json or tsv (its samples).", HelpName = "FORMAT" };
        var links = new Option<bool>("--links") { Description = "Show its papers and sequencing runs instead, asked of NCBI." };
        var command = new Command("dataset", "Show everything held of one series; one that is not held is fetched from GEO.") { accession, format, links };
        command.SetAction((parsed, cancellation) => session.Reading(
            parsed,
            async (mediator, stop) =>
            {
                if (parsed.GetValue(links))
                {
                    LinksPrinter.Print(await mediator.Send(new GetLinks(parsed.GetValue(accession)), stop), parsed.GetValue(format));
                }
                else
                {
                    Print(await mediator.Send(new GetDataset(parsed.GetValue(accession)), stop), parsed.GetValue(format));
                }

                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static void Print(Dataset dataset, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(JsonSerializer.Serialize(dataset, AnswerJson.Plain.Dataset));
                break;
            case OutputFormat.Tsv:
                Console.Out.WriteLine("accession\ttitle\tsource\torganisms\tcharacteristics");
                foreach (var sample in dataset.Samples)
                {
                    Console.Out.WriteLine(string.Join('\t', Cells(sample).Select(c => c.ReplaceLineEndings(" ").Replace('\t', ' '))));
                }

                break;
            default:
                PrintTable(dataset);
                break;
        }
    }

    private static void PrintTable(Dataset dataset)
    {
        var facts = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var (name, value) in Facts(dataset))
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts.AddRow(new Text(name, Style.Parse("dim")), new Text(value));
            }
        }

        Output.Console.MarkupLineInterpolated($"[bold]{dataset.Accession}  {dataset.Title}[/]");
        Output.Console.Write(facts);
        if (dataset.Samples.Count > 0)
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns("Sample", "Title", "Source", "Organism", "Characteristics");
            foreach (var sample in dataset.Samples.Take(SamplesShown))
            {
                table.AddRow([.. Cells(sample).Select(c => new Text(c))]);
            }

            Output.Console.Write(table);
            if (dataset.Samples.Count > SamplesShown)
            {
                Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]{dataset.Samples.Count - SamplesShown:N0} more samples; all with --format tsv[/]");
            }
        }
    }

    private static IEnumerable<(string Name, string? Value)> Facts(Dataset dataset) =>
    [
        ("Summary", dataset.Summary),
        ("Overall design", dataset.OverallDesign),
        ("Organism", string.Join(", ", dataset.Organisms.Select(o => o.TaxonId is { } id && o.Name is not null ? $"{o.Name} ({id})" : o.Label))),
        ("Type", string.Join(", ", dataset.StudyTypes)),
        ("Platform", string.Join(", ", dataset.Platforms)),
        ("Samples", dataset.SampleCount?.ToString("N0", CultureInfo.InvariantCulture)),
        ("Published", dataset.PublishedOn?.ToString("O", CultureInfo.InvariantCulture)),
        ("Updated", dataset.UpdatedOn?.ToString("O", CultureInfo.InvariantCulture)),
        ("PubMed", string.Join(", ", dataset.PubMedIds)),
        .. dataset.Relations.GroupBy(r => r.Kind).Select(g => (Name(g.Key), (string?)string.Join(", ", g.Select(r => r.Target)))),
        ("Page", dataset.Url.ToString()),
        ("Known from", string.Join(", ", dataset.Provenance.Select(p => string.Create(CultureInfo.InvariantCulture, $"{Name(p.Source)} ({p.FetchedAt:yyyy-MM-dd HH:mm} UTC)")))),
    ];

    private static string Name(RelationKind kind) => kind switch
    {
        RelationKind.SubSeriesOf => "SubSeries of",
        RelationKind.SuperSeriesOf => "SuperSeries of",
        RelationKind.Sra => "SRA",
        RelationKind.Other => "Relations",
        _ => kind.ToString(),
    };

    private static string Name(RecordSource source) => source switch
    {
        RecordSource.Soft => "SOFT",
        RecordSource.Miniml => "MINiML",
        RecordSource.DocumentSummary => "document summary",
        _ => "the starter catalogue",
    };

    private static string[] Cells(Sample sample) =>
    [
        sample.Accession.ToString(),
        sample.Title,
        sample.Source ?? "",
        string.Join(", ", sample.Organisms.Select(o => o.Label)),
        string.Join("; ", sample.Characteristics.Select(c => c.Tag.Length > 0 ? $"{c.Tag}: {c.Value}" : c.Value)),
    ];
}
