using System.CommandLine;
using MediatR;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>search "…"</c>.</summary>
internal static class SearchCommand
{
    public static Command Make(Session session)
    {
        var question = new Argument<string[]>("question") { Description = "What you are looking for, in your own words.", Arity = ArgumentArity.OneOrMore };
        var organism = new Option<string[]>("--organism") { Description = "Scientific name, usual name or taxon id; may repeat.", HelpName = "NAME" };
        var type = new Option<string[]>("--type") { Description = "GEO's study type, e.g. \"Expression profiling by array\"; may repeat.", HelpName = "TYPE" };
        var platform = new Option<Accession[]>("--platform") { Description = "GPL accession; may repeat.", HelpName = "GPL", CustomParser = Accessions };
        var from = DateOption("--from", "First day of publication, yyyy-MM-dd.");
        var to = DateOption("--to", "Last day of publication, yyyy-MM-dd.");
        var minSamples = new Option<int?>("--min-samples") { Description = "At least so many samples.", HelpName = "N" };
        var concept = new Option<string[]>("--concept") { Description = "Id of a concept that must be mentioned, as shown with the facets of --enhanced; may repeat.", HelpName = "ID" };
        var sort = new Option<SearchSort>("--sort") { Description = "relevance, newest or samples.", HelpName = "ORDER" };
        var source = new Option<SearchSource>("--source") { Description = "auto (GEO is asked too unless the catalogue is complete and fresh), local or live.", HelpName = "SOURCE" };
        var limit = new Option<int>("--limit") { Description = "Results to show, 1 to 100.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var cursor = new Option<SearchCursor?>("--cursor") { Description = "Where the page before ended.", HelpName = "CURSOR", CustomParser = Cursor };
        var format = new Option<OutputFormat>("--format") { Description = "table, json or tsv.", HelpName = "FORMAT" };
        var explain = new Option<Accession?>("--explain") { Description = "Say why this series stands where it does in an enhanced search, or why it does not.", HelpName = "GSE", CustomParser = Series };
        var export = new Option<string?>("--export") { Description = "Write all hits of the catalogue to a file: .csv, .tsv, .ndjson, .bib or .ris; - writes tab-separated lines to standard output.", HelpName = "FILE" };
        export.Validators.Add(result =>
        {
            if (ExportFile.Fault(result.GetValueOrDefault<string?>() ?? "") is { } fault)
            {
                result.AddError(fault);
            }
        });
        var enhanced = new Option<bool>("--enhanced") { Description = "Understands the names in the question, adds their other names, and asks PubMed too; shows what was understood." };
        var command = new Command("search", "Find series.") { question, enhanced, organism, type, platform, from, to, minSamples, concept, sort, source, limit, cursor, format, explain, export };
        command.SetAction((parsed, cancellation) => session.Asking(
            parsed,
            async (mediator, stop) =>
            {
                var filters = new SearchFilters
                {
                    Organisms = parsed.GetValue(organism) ?? [],
                    Types = parsed.GetValue(type) ?? [],
                    Platforms = parsed.GetValue(platform) ?? [],
                    From = parsed.GetValue(from),
                    To = parsed.GetValue(to),
                    MinSamples = parsed.GetValue(minSamples),
                    Concepts = parsed.GetValue(concept) ?? [],
                };
                var query = new SearchQuery(string.Join(' ', parsed.GetValue(question)!), filters, parsed.GetValue(sort), parsed.GetValue(limit), parsed.GetValue(cursor));
                if (parsed.GetValue(explain) is { } accession)
                {
                    ExplanationPrinter.Print(await mediator.Send(new ExplainHit(query, accession), stop), parsed.GetValue(format));
                    return ExitCode.Done;
                }

                if (parsed.GetValue(export) is { } file)
                {
                    return await ExportFile.Write(mediator, query, parsed.GetValue(enhanced), file, stop);
                }

                IRequest<SearchAnswer> request = parsed.GetValue(enhanced) ? new SearchEnhanced(query, parsed.GetValue(source)) : new SearchDatasets(query, parsed.GetValue(source));
                SearchPrinter.Print(await mediator.Send(request, stop), parsed.GetValue(format));
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static Option<DateOnly?> DateOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = IsoDate.Parse,
    };

    private static Accession[] Accessions(System.CommandLine.Parsing.ArgumentResult result) => [.. result.Tokens.Select(token =>
    {
        if (!Accession.TryParse(token.Value, out var accession))
        {
            result.AddError($"'{token.Value}' is not an accession; a platform looks like GPL570.");
        }

        return accession;
    })];

    private static Accession? Series(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (!Accession.TryParse(result.Tokens[0].Value, out var accession))
        {
            result.AddError($"--explain: '{result.Tokens[0].Value}' is not an accession; a series looks like GSE2034.");
        }

        return accession;
    }

    private static SearchCursor? Cursor(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (!SearchCursor.TryParse(result.Tokens[0].Value, null, out var cursor))
        {
            result.AddError("--cursor: this is not one that a search answered.");
        }

        return cursor;
    }
}
