using System.Globalization;
using OmicsOracle.Application.Catalog;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Shows a sync on its way and what came of it.</summary>
internal static class SyncPrinter
{
    /// <returns>The exit code.</returns>
    public static async Task<int> Print(IAsyncEnumerable<SyncProgress> steps, CancellationToken cancellation)
    {
        SyncProgress? last = null;
        await Output.Progress.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async progress =>
            {
                var stages = new Dictionary<SyncStage, ProgressTask>();
                await foreach (var step in steps.WithCancellation(cancellation))
                {
                    last = step;
                    if (step.Stage is SyncStage.Done)
                    {
                        continue;
                    }

                    if (!stages.TryGetValue(step.Stage, out var stage))
                    {
                        stages[step.Stage] = stage = progress.AddTask(step.Stage.ToString());
                    }

                    (stage.MaxValue, stage.Value, stage.Description) = (Math.Max(1, step.Total), step.Done, Told(step));
                }
            });
        Close(last!);
        return ExitCode.Done;
    }

    private static string Told(SyncProgress step)
    {
        var left = step.SecondsLeft is { } seconds ? FormattableString.Invariant($", {TimeSpan.FromSeconds(seconds):c} left") : "";
        return Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{step.Stage} {step.Done:N0} of {step.Total:N0}, {step.PerSecond:N0}/s{left}"));
    }

    private static void Close(SyncProgress outcome)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Records").AddColumn(new TableColumn("Count").RightAligned());
        foreach (var (name, count) in new[]
        {
            ("added", outcome.Added), ("changed", outcome.Changed), ("unchanged", outcome.Unchanged),
            ("missing at GEO", outcome.Missing), ("withdrawn", outcome.Withdrawn), ("enriched", outcome.Enriched),
        })
        {
            table.AddRow(new Text(name), new Text(count.ToString("N0", CultureInfo.InvariantCulture)));
        }

        Output.Console.Write(table);
        Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Synced {outcome.Scope}; begun {outcome.StartedAt:yyyy-MM-dd HH:mm:ss} UTC.");
    }
}
