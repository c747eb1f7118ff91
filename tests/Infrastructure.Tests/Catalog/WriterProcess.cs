using System.Diagnostics;
using System.Globalization;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

/// <summary>Another process that holds a data directory and writes to it; killed when disposed.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;

    private WriterProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static WriterProcess Start(string folder, int batches) => StartWith(folder, batches.ToString(CultureInfo.InvariantCulture));

    /// <summary>One that syncs from a GEO of so many pages; it says "page 7" when it is given that page, and "done".</summary>
    public static WriterProcess StartSync(string folder, int pages) => StartWith(folder, pages.ToString(CultureInfo.InvariantCulture), "sync");

    /// <summary>Waits until it says so: "open", the number of a stored batch, "done".</summary>
    /// <returns>What it said first of all.</returns>
    public async Task<string> Says(string line)
    {
        string? first = null;
        while (await _process.StandardOutput.ReadLineAsync() is { } said)
        {
            first ??= said;
            if (said == line)
            {
                return first;
            }
        }

        throw new InvalidOperationException($"The writer ended before it said '{line}'.");
    }

    /// <summary>As kill -9 does: no warning, no last word.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private static WriterProcess StartWith(params string[] arguments) => new(Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OmicsOracle.CatalogWriter.dll"), .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!);
}
