using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Standard output for people: as wide as the terminal, and wide enough to read where it goes into a file.</summary>
internal static class Output
{
    private const int WidthOfFiles = 160;

    public static IAnsiConsole Console { get; } = Make(System.Console.Out, System.Console.IsOutputRedirected);

    /// <summary>Standard error, for progress: it does not mix with what a pipe receives. Silent where nobody watches.</summary>
    public static IAnsiConsole Progress { get; } = System.Console.IsErrorRedirected ? Make(TextWriter.Null, redirected: true) : Make(System.Console.Error, redirected: false);

    private static IAnsiConsole Make(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
