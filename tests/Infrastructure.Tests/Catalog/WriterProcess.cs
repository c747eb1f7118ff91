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

    public static WriterProcess Start(string folder, int batches) => new(Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { Path.Combine(AppContext.BaseDirectory, "OmicsOracle.CatalogWriter.dll"), folder, batches.ToString(CultureInfo.InvariantCulture) },
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!);

    /// <summary>Waits until it says so: "open", the number of a stored batch, "done".</summary>
    public async Task Says(string line)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } said)
        {
            if (said == line)
            {
                return;
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
}
