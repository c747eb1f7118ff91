using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OmicsOracle.Tests;

/// <summary>A redis-server of its own for one test, on a free port; ends with the test, which is skipped where redis-server is not installed.</summary>
internal sealed class RealRedis : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly string[] _settings;
    private Process? _process;

    private RealRedis(string[] settings) => (_settings, Port) = (settings, FreePort());

    public int Port { get; private set; }

    public string Address => $"127.0.0.1:{Port}";

    /// <param name="settings">Over the usual ones, such as <c>--requirepass secret</c>.</param>
    public static async Task<RealRedis> Start(params string[] settings)
    {
        var redis = new RealRedis(settings);
        while (!await redis.TryStart())
        {
            redis.Port = FreePort(); // another test was faster
        }

        return redis;
    }

    /// <summary>An address at which nobody answers until <see cref="Restart"/>.</summary>
    public static RealRedis NotYet() => new([]);

    /// <summary>On the same port, empty.</summary>
    public async Task Restart()
    {
        await Kill();
        while (!await TryStart())
        {
        }
    }

    public async Task Kill()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Its connections stay, and nothing is answered any more.</summary>
    public Task Pause() => Signal("STOP");

    public Task Continue() => Signal("CONT");

    /// <summary>One command as one types it.</summary>
    /// <returns>The first line of the answer.</returns>
    public async Task<string> Send(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{command}\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync() ?? "";
    }

    public async ValueTask DisposeAsync() => await Kill();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> TryStart()
    {
        try
        {
            _process = Process.Start(new ProcessStartInfo("redis-server", ["--bind", "127.0.0.1", "--port", $"{Port}", "--save", "", "--appendonly", "no", "--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru", "--loglevel", "warning", .. _settings])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = Path.GetTempPath(),
            })!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("redis-server is not installed: what Redis does is not tested here.");
        }

        _process!.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        for (var begun = Stopwatch.StartNew(); begun.Elapsed < Deadline && !_process.HasExited;)
        {
            try
            {
                if ((await Send("PING")) is "+PONG" or ['-', 'N', 'O', 'A', 'U', 'T', 'H', ..] && !_process.HasExited)
                {
                    return true;
                }
            }
            catch (Exception failure) when (failure is SocketException or IOException)
            {
                await Task.Delay(10);
            }
        }

        await Kill();
        return false;
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{name} {_process!.Id}"]);
        await kill.WaitForExitAsync();
    }
}
