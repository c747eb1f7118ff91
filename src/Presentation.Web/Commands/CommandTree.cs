using System.CommandLine;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>The command line: which verbs there are and what they share.</summary>
internal static class CommandTree
{
    /// <summary>Stops are bounded by settings (<c>Shutdown</c>); the parser's own two seconds would cut them off.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromMinutes(20);

    public static async Task<int> Run(string[] args, Action<IServiceCollection> compose)
    {
        var data = new Option<DirectoryInfo?>("--data")
        {
            Description = "The data directory (or OMICS_ORACLE_DATA); ./data by default.",
            HelpName = "DIR",
            Recursive = true,
        };
        var environment = new Option<string?>("--environment")
        {
            Description = "Development, Staging or Production (or ASPNETCORE_ENVIRONMENT); Production by default.",
            HelpName = "NAME",
            Recursive = true,
        };
        var session = new Session(data, environment, compose);
        var root = new RootCommand("OmicsOracle finds public omics datasets (NCBI GEO series) by a question in your own words.\nWith no verb it serves: the same as 'serve'.");
        root.Options.Add(data);
        root.Options.Add(environment);
        ServeCommand.AddTo(root, session);
        root.Subcommands.Add(SearchCommand.Make(session));
        root.Subcommands.Add(QueryCommand.Make(session));
        root.Subcommands.Add(DatasetCommand.Make(session));
        root.Subcommands.Add(SummarizeCommand.Make(session));
        root.Subcommands.Add(CatalogCommand.Make(session));
        root.Subcommands.Add(VocabularyCommand.Make(session));
        root.Subcommands.Add(CacheCommand.Make(session));
        root.Subcommands.Add(SettingsCommand.Make(session));
        root.Subcommands.Add(HealthCommand.Make());

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }); // "@file" is text like any other
        string[] faults = [.. parsed.Errors.Select(e => e.Message).Concat(UnknownOptions.Faults(parsed))];
        if (faults.Length == 0)
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestStop });
        }

        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault.ReplaceLineEndings(" "));
        }

        await Console.Error.WriteLineAsync("See --help.");
        return ExitCode.BadInput;
    }
}
