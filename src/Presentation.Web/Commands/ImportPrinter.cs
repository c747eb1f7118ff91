using System.Diagnostics;
using System.Globalization;
using OmicsOracle.Application.Catalog;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Shows an import on its way and what came of it.</summary>
internal static class ImportPrinter
{
    private const int RefusalsShown = 20;
    private const double Megabyte = 1_000_000;

    /// <returns>The exit code.</returns>
    public static async Task<int> Print(IAsyncEnumerable<ImportProgress> steps, CancellationToken cancellation)
    {
        ImportProgress? last = null;
        var clock = Stopwatch.StartNew();
        await Output.Progress.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var reading = progress.AddTask("Reading");
                ProgressTask? indexing = null;
                await foreach (var step in steps.WithCancellation(cancellation))
                {
                    last = step;
                    (reading.MaxValue, reading.Value) = (Math.Max(1, step.BytesTotal), step.BytesRead);
                    reading.Description = string.Create(CultureInfo.InvariantCulture, $"{step.Records:N0} records, {step.Records / clock.Elapsed.TotalSeconds:N0}/s, {step.BytesRead / Megabyte:N1} of {step.BytesTotal / Megabyte:N1} MB");
                    if (step.Indexed is { } indexed)
                    {
                        indexing ??= progress.AddTask("Indexing");
                        (indexing.MaxValue, indexing.Value) = (Math.Max(1, indexed.Total), indexed.Done);
                    }
                }
            });
        return Close(last!, clock.Elapsed);
    }

    private static int Close(ImportProgress outcome, TimeSpan took)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Records").AddColumn(new TableColumn("Count").RightAligned());
        foreach (var (name, count) in new[] { ("added", outcome.Added), ("changed", outcome.Changed), ("unchanged", outcome.Unchanged), ("set aside", outcome.SetAside) })
        {
            table.AddRow(new Text(name), new Text(count.ToString("N0", CultureInfo.InvariantCulture)));
        }

        Output.Console.Write(table);
        Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{outcome.FilesDone - outcome.Refused.Count:N0} of {outcome.Files:N0} files read whole, {outcome.Records:N0} records in {took.TotalSeconds:0.0} s ({outcome.Records / took.TotalSeconds:N0} records/s).");
        foreach (var refusal in outcome.Refused.Take(RefusalsShown))
        {
            Console.Error.WriteLine(refusal);
        }

        if (outcome.Refused.Count > RefusalsShown)
        {
            Console.Error.WriteLine($"… and {outcome.Refused.Count - RefusalsShown} more files.");
        }

        if (outcome.Report is { } report)
        {
            Console.Error.WriteLine($"What was not taken is listed in {report}.");
        }

        return outcome switch
        {
            { Refused.Count: > 0 } => ExitCode.BadInput,
            { SetAside: > 0 } => ExitCode.SetAside,
            _ => ExitCode.Done,
        };
    }
}
