using System.CommandLine;
using System.Globalization;
using OmicsOracle.Application.Catalog;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>catalog import|sync|status|reindex</c>.</summary>
internal static class CatalogCommand
{
    public static Command Make(Session session) => new("catalog", "Bring records in, follow GEO, see what is held, make the index anew.")
    {
        Import(session),
        Sync(session),
        Status(session),
        Reindex(session),
    };

    private static Command Import(Session session)
    {
        var paths = new Argument<string[]>("file")
        {
            Description = "Files or folders with SOFT, MINiML or E-utilities document summaries, packed or not; the format is found from the content.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("import", "Bring in the records of files and folders. Run it again after a stop; nothing is doubled.") { paths };
        command.SetAction((parsed, cancellation) => session.Writing(
            parsed,
            async (mediator, stop) => await ImportPrinter.Print(await mediator.Send(new ImportRecords(parsed.GetValue(paths)!), stop), stop),
            cancellation));
        return command;
    }

    private static Command Sync(Session session)
    {
        var all = new Option<bool>("--all") { Description = "All of GEO anew, though it was harvested before." };
        var query = new Option<string?>("--query") { Description = "Only what an Entrez term names, e.g. \"mouse[ORGN]\".", HelpName = "TERM" };
        var since = new Option<DateOnly?>("--since") { Description = "Only what GEO updated on this day or later, yyyy-MM-dd.", HelpName = "DATE", CustomParser = IsoDate.Parse };
        var enrich = new Option<bool>("--enrich") { Description = "Afterwards, read SOFT for the records without an overall design." };
        var command = new Command("sync", "Harvest GEO: all of it the first time, then what has changed. Run it again after a stop; it goes on where it was.") { all, query, since, enrich };
        command.SetAction((parsed, cancellation) => session.Writing(
            parsed,
            async (mediator, stop) => await SyncPrinter.Print(
                await mediator.Send(new SyncCatalog(parsed.GetValue(all), parsed.GetValue(query), parsed.GetValue(since), parsed.GetValue(enrich)), stop), stop),
            cancellation));
        return command;
    }

    private static Command Status(Session session)
    {
        var command = new Command("status", "Show what is held, how fresh it is, and whether the index has followed.");
        command.SetAction((parsed, cancellation) => session.Reading(
            parsed,
            async (mediator, stop) =>
            {
                var status = await mediator.Send(new GetCatalogStatus(), stop);
                Output.Console.Write(new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn()
                    .AddRow("Records", $"{status.Records.ToString("N0", CultureInfo.InvariantCulture)}{(status.Starter ? " (the starter catalogue)" : "")}")
                    .AddRow("Changed", Moment(status.UpdatedAt))
                    .AddRow("Index", string.Create(CultureInfo.InvariantCulture, $"{status.Index.State.ToString().ToLowerInvariant()}, {status.Index.Records:N0} records, {status.Index.Bytes / 1024:N0} KB"))
                    .AddRow("Index from", Moment(status.Index.AsOf))
                    .AddRow("Complete as of", Moment(status.CompleteAsOf))
                    .AddRow("Last sync", status.LastSync is { } last ? Told(last) : "never")
                    .AddRow("NCBI", string.Create(CultureInfo.InvariantCulture, $"{status.Ncbi.State}, {status.Ncbi.PerSecond:0.#} of {status.Ncbi.Limit:0.#} requests a second")));
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static Command Reindex(Session session)
    {
        var command = new Command("reindex", "Make the index anew from the records held.");
        command.SetAction((parsed, cancellation) => session.Writing(
            parsed,
            async (mediator, stop) =>
            {
                var steps = await mediator.Send(new FollowCatalog(Anew: true), stop);
                await Output.Progress.Progress().StartAsync(async progress =>
                {
                    var task = progress.AddTask("Indexing");
                    await foreach (var step in steps.WithCancellation(stop))
                    {
                        (task.MaxValue, task.Value) = (Math.Max(1, step.Total), step.Done);
                    }

                    task.Value = task.MaxValue;
                });
                var status = await mediator.Send(new GetCatalogStatus(), stop);
                Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"The index is made anew: {status.Index.Records:N0} records.");
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static string Told(LastSync sync) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Moment(sync.StartedAt)}, {(sync.EndedAt is null ? "not ended" : "ended")}, {sync.Done:N0} of {sync.Total:N0} records");

    private static string Moment(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "never";
}
