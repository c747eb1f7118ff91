using System.Diagnostics;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>The program as a person runs it: its own process, its own arguments, its exit code.</summary>
internal static class Terminal
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public static Task<(int ExitCode, string Output, string Error)> Run(string data, params string[] arguments) => Run(Start(data, arguments));

    public static async Task<(int ExitCode, string Output, string Error)> Run(Process started)
    {
        using var process = started;
        using var deadline = new CancellationTokenSource(Deadline);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill();
        }
    }

    public static Process Start(string data, params string[] arguments) => Start(data, [("DOTNET_TieredPGO", "0")], arguments);

    public static Process Start(string data, (string Name, string Value) variable, params string[] arguments) => Start(data, [variable], arguments);

    public static Process Start(string data, IReadOnlyList<(string Name, string Value)> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "omics-oracle"), [.. arguments, "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["Live__Enabled"] = "false";
        start.Environment["Load__LongestLine"] = "00:01:00"; // a busy machine is not what is tested
        start.Environment["Log__Format"] = "Text";
        foreach (var (name, value) in variables)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }
}
