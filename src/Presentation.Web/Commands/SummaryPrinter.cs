using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>A summary for a person: each sentence as soon as it has been checked, and at the end who wrote it and what was left out.</summary>
internal static class SummaryPrinter
{
    public static void Print(SummaryEvent told)
    {
        switch (told)
        {
            case SummaryEvent.Begun { Meta.Reason: { } reason }:
                Output.Console.MarkupLineInterpolated($"[dim]{reason}[/]");
                break;
            case SummaryEvent.Checked { Sentence: { IsSupported: true } sentence }:
                Output.Console.WriteLine(sentence.Text);
                break;
            case SummaryEvent.Done { Summary: var summary }:
                PrintEnd(summary);
                break;
        }
    }

    public static void PrintLines(Summary summary)
    {
        Console.Out.WriteLine("supported\tsentence\tplaces");
        foreach (var sentence in summary.Sentences)
        {
            var places = string.Join(' ', sentence.Spans.Select(s => $"{s.Accession}/{s.Field}:{s.Start}-{s.End}"));
            Console.Out.WriteLine($"{(sentence.IsSupported ? "yes" : "no")}\t{sentence.Text.ReplaceLineEndings(" ").Replace('\t', ' ')}\t{places}");
        }
    }

    private static void PrintEnd(Summary summary)
    {
        foreach (var sentence in summary.Sentences.Where(s => !s.IsSupported))
        {
            var missing = string.Join(", ", sentence.Unsupported.Select(u => $"“{u.Text}”"));
            Output.Console.MarkupLineInterpolated($"[dim]Left out: [strikethrough]{sentence.Text}[/] Not in the record: {missing}.[/]");
        }

        var writer = summary.Meta.Model ?? "picked from the record";
        var sources = string.Join(", ", summary.Meta.Sources.Select(s => s.Accession));
        var cost = summary.Meta.Usage is { Cost: { } paid } usage ? FormattableString.Invariant($"; {usage.PromptTokens + usage.CompletionTokens} tokens, {paid:0.####} {usage.Currency}") : "";
        Output.Console.MarkupLineInterpolated($"[dim]{summary.Check.Sentences - summary.Check.Unsupported} of {summary.Check.Sentences} sentences stand in {sources} ({writer}{cost}).[/]");
    }
}
