using System.Diagnostics;
using System.Globalization;

namespace OmicsOracle.Bench;

/// <summary>Xapian in a process of its own, which times itself: what passes between the processes is not counted.</summary>
internal sealed class XapianEngine : IEngine, IAsyncDisposable
{
    private const string Python = "/usr/bin/python3"; // Debian's, for which python3-xapian is built
    private readonly Process _python;

    private XapianEngine(string index) => _python = Start("ask", index, IEngine.Best.ToString(CultureInfo.InvariantCulture));

    public string Name => "Xapian";

    public static async Task<XapianEngine> Over(BenchCatalog catalog)
    {
        var index = Path.Combine(catalog.Folder, "xapian");
        if (!Directory.Exists(index))
        {
            Console.Error.WriteLine("Indexing with Xapian …");
            using var building = Start("build", catalog.File(), index);
            await building.WaitForExitAsync();
            if (building.ExitCode != 0)
            {
                throw new BenchFailed("Xapian could not index the records; is python3-xapian installed?");
            }
        }

        return new(index);
    }

    public async ValueTask<Answered> Ask(string question)
    {
        await _python.StandardInput.WriteLineAsync(question);
        await _python.StandardInput.FlushAsync();
        var answer = await _python.StandardOutput.ReadLineAsync() ?? throw new BenchFailed($"Xapian ended at the question '{question}'.");
        var space = answer.IndexOf(' ', StringComparison.Ordinal);
        return new(
            TimeSpan.FromMicroseconds(long.Parse(answer.AsSpan(0, space), CultureInfo.InvariantCulture) / 1_000.0),
            int.Parse(answer.AsSpan(space), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _python.StandardInput.Close();
        await _python.WaitForExitAsync();
        _python.Dispose();
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Python, [Workbench.Script("xapian_reference.py"), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
