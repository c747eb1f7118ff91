using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace OmicsOracle.Bench;

/// <summary>A Redis of its own on a free port, which can be killed and started again at the same address. Keeps nothing on disk.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly int _port = ProductProcess.FreePort();
    private Process? _process;

    private RedisServer()
    {
    }

    public string Address => $"127.0.0.1:{_port}";

    public static async Task<RedisServer> Start()
    {
        var server = new RedisServer();
        await server.Return();
        return server;
    }

    public async Task Kill()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Starts it, empty, and waits until it listens.</summary>
    public async Task Return()
    {
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru", "--logfile", "/dev/null"])
        { WorkingDirectory = Workbench.Kept })!;
        for (var tries = 0; !await Listens(); tries++)
        {
            if (tries == 500 || _process.HasExited)
            {
                throw new BenchFailed("redis-server does not start.");
            }

            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync() => await Kill();

    private async Task<bool> Listens()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
