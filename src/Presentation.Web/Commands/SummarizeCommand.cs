using System.CommandLine;
using System.Text.Json;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>summarize GSE…</c> and <c>summarize "a question"</c>.</summary>
internal static class SummarizeCommand
{
    public static Command Make(Session session)
    {
        var subject = new Argument<string[]>("subject") { Description = "A GSE accession, or a question whose best hits are summarised together.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<SearchSource>("--source") { Description = "Where a question is asked: auto, local or live.", HelpName = "SOURCE" };
        var format = new Option<OutputFormat>("--format") { Description = "table (text as it is written), json, or tsv (a sentence a line).", HelpName = "FORMAT" };
        var command = new Command("summarize", "Say what a series studied, in what, how and with which samples; each sentence is checked against the record.") { subject, source, format };
        command.SetAction((parsed, cancellation) => session.Asking(
            parsed,
            async (mediator, stop) =>
            {
                var text = string.Join(' ', parsed.GetValue(subject)!);
                var events = Accession.TryParse(text, out var accession)
                    ? await mediator.Send(new WatchDatasetSummary(accession), stop)
                    : await mediator.Send(new WatchSearchSummary(new(text, SearchFilters.None), parsed.GetValue(source)), stop);
                await Print(events, parsed.GetValue(format), stop);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static async Task Print(IAsyncEnumerable<SummaryEvent> events, OutputFormat format, CancellationToken cancellation)
    {
        await foreach (var told in events.WithCancellation(cancellation))
        {
            switch (told)
            {
                case SummaryEvent.Done { Summary: var summary } when format is OutputFormat.Json:
                    Console.Out.WriteLine(JsonSerializer.Serialize(summary, AnswerJson.Plain.Summary));
                    break;
                case SummaryEvent.Done { Summary: var summary } when format is OutputFormat.Tsv:
                    SummaryPrinter.PrintLines(summary);
                    break;
                case not null when format is OutputFormat.Table:
                    SummaryPrinter.Print(told);
                    break;
            }
        }
    }
}
