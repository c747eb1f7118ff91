using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OmicsOracle.Infrastructure.Tests.Caching.Redis;

/// <summary>A way to a server that can be cut and mended.</summary>
internal sealed class Relay : IDisposable
{
    private readonly int _target;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _open = [];
    private volatile bool _isCut;

    public Relay(int target)
    {
        _target = target;
        _listener.Start();
        _ = Accept();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Cut()
    {
        _isCut = true;
        while (_open.TryTake(out var client))
        {
            client.Dispose();
        }
    }

    public void Mend() => _isCut = false;

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }

    private static async Task Pass(NetworkStream from, NetworkStream to)
    {
        try
        {
            await from.CopyToAsync(to);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // Cut.
        }
        finally
        {
            await to.DisposeAsync();
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync();
                var far = new TcpClient();
                _open.Add(near);
                _open.Add(far);
                if (!_isCut)
                {
                    await far.ConnectAsync(IPAddress.Loopback, _target);
                    _ = Pass(near.GetStream(), far.GetStream());
                    _ = Pass(far.GetStream(), near.GetStream());
                }

                if (_isCut)
                {
                    Cut();
                }
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
