using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OmicsOracle.Infrastructure.Tests.Monitoring;

/// <param name="Headers">By name, in whatever letter case.</param>
internal sealed record Received(string Method, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A real web server that takes alerts and answers as it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<int, int> _status;
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly Task _serving;

    /// <param name="status">Of the answer to the first, second … request, counted from 0.</param>
    public WebhookReceiver(Func<int, int>? status = null)
    {
        _status = status ?? (_ => 204);
        Address = new($"http://127.0.0.1:{FreePort()}/hooks/token");
        _listener.Prefixes.Add(new Uri(Address, "/").ToString());
        _listener.Start();
        _serving = Serve();
    }

    public Uri Address { get; }

    public IReadOnlyList<Received> Requests => [.. _received];

    /// <summary>Waits until so many have come.</summary>
    public async Task<IReadOnlyList<Received>> Until(int count)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (_received.Count < count)
        {
            await Task.Delay(10, deadline.Token);
        }

        return Requests;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task Serve()
    {
        for (var number = 0; ; number++)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _received.Enqueue(new(context.Request.HttpMethod, context.Request.ContentType, context.Request.Headers.AllKeys.ToDictionary(k => k!, k => context.Request.Headers[k]!, StringComparer.OrdinalIgnoreCase), body.ToArray()));
                context.Response.StatusCode = _status(number);
                if (context.Response.StatusCode is 302)
                {
                    context.Response.RedirectLocation = new Uri(Address, "/elsewhere").ToString();
                }

                context.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
