using System.CommandLine;
using System.Text.Json;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>query lint "…"</c>.</summary>
internal static class QueryCommand
{
    public static Command Make(Session session)
    {
        var query = new Argument<string[]>("query") { Description = "A query in Entrez's syntax, such as \"asthma[TITL] AND mouse[ORGN]\".", Arity = ArgumentArity.OneOrMore };
        var format = new Option<OutputFormat>("--format") { Description = "table or json.", HelpName = "FORMAT" };
        var lint = new Command("lint", "Say what is odd about a query and what it would do.") { query, format };
        lint.SetAction((parsed, cancellation) => session.Reading(
            parsed,
            async (mediator, stop) =>
            {
                var answer = await mediator.Send(new LintQuery(string.Join(' ', parsed.GetValue(query)!)), stop);
                if (parsed.GetValue(format) is OutputFormat.Json)
                {
                    Console.Out.WriteLine(JsonSerializer.Serialize(answer, AnswerJson.Plain.LintAnswer));
                }
                else
                {
                    Print(answer);
                }

                return ExitCode.Done;
            },
            cancellation));
        return new Command("query", "Look at a query before asking it.") { lint };
    }

    private static void Print(LintAnswer answer)
    {
        foreach (var finding in answer.Findings)
        {
            Console.Out.WriteLine($"{finding.Severity.ToString().ToLowerInvariant()} at {finding.Start + 1}: {finding.Message}");
        }

        if (answer.Corrected is not null)
        {
            Console.Out.WriteLine($"Corrected: {answer.Corrected}");
        }

        Console.Out.WriteLine($"Understood: {answer.Understood ?? "nothing"}");
        Console.Out.WriteLine($"Local index: {answer.Local}");
    }
}
