using System.CommandLine;
using System.Globalization;
using OmicsOracle.Application.Caching;
using OmicsOracle.Application.Ports;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>cache status|clear</c>.</summary>
internal static class CacheCommand
{
    public static Command Make(Session session) => new("cache", "See the tiers in which answers are kept, drop answers from them.")
    {
        Status(session),
        Clear(session),
    };

    private static Command Status(Session session)
    {
        var command = new Command("status", "Show the tiers: whether each is in use, and what it holds.");
        command.SetAction((parsed, cancellation) => session.Reading(
            parsed,
            async (mediator, stop) =>
            {
                var table = new Table().Border(TableBorder.Rounded).AddColumns(new TableColumn("Tier"), new("State"), Right("Entries"), Right("KB"), Right("of KB"), new("Reason"));
                foreach (var tier in (await mediator.Send(new GetCacheStatus(), stop)).Tiers)
                {
                    table.AddRow([.. Cells(tier).Select(c => new Text(c))]);
                }

                Output.Console.Write(table);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static Command Clear(Session session)
    {
        var tag = new Option<string>("--tag") { Description = "search, catalog, upstream, summary, or dataset: with an accession, such as dataset:GSE2034.", HelpName = "TAG", Required = true };
        var command = new Command("clear", "Drop every kept answer that carries a tag.") { tag };
        command.SetAction((parsed, cancellation) => session.Reading(
            parsed,
            async (mediator, stop) =>
            {
                await mediator.Send(new ClearCache(parsed.GetValue(tag)!), stop);
                Output.Console.MarkupLineInterpolated($"Dropped what carries the tag {parsed.GetValue(tag)}.");
                Output.Console.MarkupLine((await mediator.Send(new GetCacheStatus(), stop)).IsHeard
                    ? "A service on this data directory, and every node on the same Redis, hears of it within a second."
                    : "Neither the disk nor Redis can tell a running service of it now: ask it by DELETE /api/v1/cache.");

                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();

    private static string[] Cells(TierStatus tier) =>
        [tier.Tier.ToString().ToLowerInvariant(), tier.State, Number(tier.Entries), Number(tier.Bytes / 1024), Number(tier.MaxBytes / 1024), tier.Reason ?? ""];

    private static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
