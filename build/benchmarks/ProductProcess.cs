using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OmicsOracle.Bench;

/// <summary>A program in a process of its own, whose memory is watched and which ends with this object.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task _output;

    private ProductProcess(ProcessStartInfo start)
    {
        StartedAt = Stopwatch.GetTimestamp();
        _process = Process.Start(start)!;
        _output = Task.WhenAll(Collect(_process.StandardOutput), Collect(_process.StandardError));
    }

    public long StartedAt { get; }

    /// <summary>Megabytes in memory now.</summary>
    public double Resident => Megabytes("VmRSS");

    /// <summary>The same without the files that are mapped into it.</summary>
    public double OwnResident => Megabytes("RssAnon");

    /// <summary>Megabytes in memory at most, so far.</summary>
    public double PeakResident => Megabytes("VmHWM");

    /// <summary>Processor time so far, of all cores; 0 once it has ended.</summary>
    public TimeSpan Processor
    {
        get
        {
            try
            {
                return _process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Threads now.</summary>
    public int Threads => (int)Figure("Threads");

    /// <summary>Open files and sockets now.</summary>
    public int Handles => Directory.EnumerateFileSystemEntries($"/proc/{_process.Id}/fd").Count();

    private string Output { get; set; } = "";

    /// <summary>The published product.</summary>
    public static ProductProcess Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <summary>The published product with settings of its own.</summary>
    public static ProductProcess Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var program = Path.Combine(Workbench.Root, "artifacts", "app", "omics-oracle");
        return File.Exists(program) ? Launch(program, arguments, settings) : throw new BenchFailed("There is no artifacts/app/omics-oracle; ./build/run --help makes it.");
    }

    /// <summary>This program, as another.</summary>
    public static ProductProcess StartSelf(params string[] arguments) => Launch(Environment.ProcessPath!, arguments, new Dictionary<string, string>());

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits for a 200 from the address, and says how long that took since the start.</summary>
    public async Task<TimeSpan> Answers(HttpClient client, Uri address)
    {
        while (Stopwatch.GetElapsedTime(StartedAt) < Patience && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(address);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    await answer.Content.LoadIntoBufferAsync();
                    return Stopwatch.GetElapsedTime(StartedAt);
                }
            }
            catch (HttpRequestException)
            {
                // Nothing listens yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        throw new BenchFailed($"{address} did not answer 200: {Output}");
    }

    /// <summary>Waits for the end, and says how long it took and the peak of memory in megabytes.</summary>
    public async Task<(TimeSpan Took, double Peak)> Ends()
    {
        var peak = 0.0;
        while (!_process.HasExited)
        {
            peak = Math.Max(peak, PeakResident);
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(TimeSpan.FromMilliseconds(20)));
        }

        var took = Stopwatch.GetElapsedTime(StartedAt);
        await _output;
        return _process.ExitCode == 0 ? (took, peak) : throw new BenchFailed($"The program ended with exit code {_process.ExitCode}: {Output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
    }

    private static ProductProcess Launch(string program, string[] arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Workbench.Kept };
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (setting, value) in Limits.None.Concat(settings))
        {
            start.Environment[setting.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new(start);
    }

    /// <summary>Reads on, so that the program never waits for its reader; keeps the last lines, to be told when it fails.</summary>
    private async Task Collect(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            Output = line.Length > 0 ? line : Output;
        }
    }

    private double Megabytes(string figure) => Figure(figure) / 1024;

    /// <summary>A figure of proc(5)'s status file; 0 once the process has ended.</summary>
    private double Figure(string figure)
    {
        try
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(l => l.StartsWith(figure, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.AsSpan(figure.Length + 1).TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
