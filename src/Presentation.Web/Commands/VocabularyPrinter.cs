using System.Globalization;
using OmicsOracle.Application.Vocabulary;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Shows vocabularies on their way in, and what came of it.</summary>
internal static class VocabularyPrinter
{
    /// <returns>The exit code.</returns>
    public static async Task<int> Print(IAsyncEnumerable<VocabularyProgress> steps, CancellationToken cancellation)
    {
        VocabularyProgress? last = null;
        await Output.Progress.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async progress =>
            {
                var reading = progress.AddTask("Reading");
                await foreach (var step in steps.WithCancellation(cancellation))
                {
                    last = step;
                    (reading.MaxValue, reading.Value) = (Math.Max(1, step.BytesTotal ?? step.Bytes), step.Bytes);
                    reading.Description = step.Doing.Length > 0 ? Markup.Escape(step.Doing) : "Done";
                    reading.IsIndeterminate = step.BytesTotal is null;
                }
            });
        return Close(last!);
    }

    private static int Close(VocabularyProgress outcome)
    {
        foreach (var vocabulary in outcome.Imported)
        {
            Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Imported {vocabulary.Name}{(vocabulary.Version is { } version ? $" {version}" : "")}: {vocabulary.Terms:N0} terms.");
        }

        foreach (var sentence in outcome.Refused.Concat(outcome.Unavailable))
        {
            Console.Error.WriteLine(sentence);
        }

        if (outcome.Report is { } report)
        {
            Console.Error.WriteLine($"What was not taken is listed in {report}.");
        }

        return outcome switch
        {
            { Refused.Count: > 0 } => ExitCode.BadInput,
            { Unavailable.Count: > 0 } => ExitCode.Failed,
            { Faults: > 0 } => ExitCode.SetAside,
            _ => ExitCode.Done,
        };
    }
}
