using System.CommandLine;
using System.Globalization;
using OmicsOracle.Application.Vocabulary;
using OmicsOracle.Domain;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>vocabulary import|fetch|status</c>.</summary>
internal static class VocabularyCommand
{
    public static Command Make(Session session) => new("vocabulary", "The names of diseases, tissues, cells, genes and techniques by which questions are understood.")
    {
        Import(session),
        Fetch(session),
        Status(session),
    };

    private static Command Import(Session session)
    {
        var paths = new Argument<string[]>("file")
        {
            Description = "Ontologies as OBO, or NCBI's gene_info, packed or not; the format is found from the content.",
            Arity = ArgumentArity.OneOrMore,
        };
        var kind = new Option<ConceptKind?>("--kind") { Description = $"What the terms of an ontology are that is not known here: {string.Join(", ", Enum.GetNames<ConceptKind>().Select(n => n.ToLowerInvariant()))}.", HelpName = "KIND" };
        var command = new Command("import", "Bring vocabularies in, each in the place of an older one of its name.") { paths, kind };
        command.SetAction((parsed, cancellation) => session.Writing(
            parsed,
            async (mediator, stop) => await VocabularyPrinter.Print(await mediator.Send(new ImportVocabulary(parsed.GetValue(paths)!, parsed.GetValue(kind)), stop), stop),
            cancellation));
        return command;
    }

    private static Command Fetch(Session session)
    {
        var names = new Argument<string[]>("name") { Description = "mondo, uberon, cl, efo, cellosaurus, human-genes, mouse-genes, or one of your settings; all without a name.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("fetch", "Get vocabularies from where they are published, and import them.") { names };
        command.SetAction((parsed, cancellation) => session.Writing(
            parsed,
            async (mediator, stop) => await VocabularyPrinter.Print(await mediator.Send(new FetchVocabulary(parsed.GetValue(names)!), stop), stop),
            cancellation));
        return command;
    }

    private static Command Status(Session session)
    {
        var command = new Command("status", "Show the vocabularies that are held.");
        command.SetAction((parsed, cancellation) => session.Reading(
            parsed,
            async (mediator, stop) =>
            {
                var table = new Table().Border(TableBorder.Rounded).AddColumns(new("Name"), new("Version"), new("Licence"), Right("Terms"), Right("Names"), new TableColumn("Imported"));
                foreach (var held in (await mediator.Send(new GetVocabularyStatus(), stop)).Vocabularies)
                {
                    string[] cells =
                    [
                        held.Name, held.Version ?? "", held.Licence, Number(held.Terms), Number(held.Names),
                        held.ImportedAt?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "comes with the program",
                    ];
                    table.AddRow([.. cells.Select(c => new Text(c))]);
                }

                Output.Console.Write(table);
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
