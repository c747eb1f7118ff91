using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

/// <summary>What a request was on the wire.</summary>
/// <param name="Parameters">Of the address and of the form, decoded; repeated ones joined by blanks.</param>
internal sealed record WireRequest(string Method, string Path, IReadOnlyDictionary<string, string> Parameters, DateTimeOffset At)
{
    public string? this[string name] => Parameters.GetValueOrDefault(name);
}

internal enum WireFault
{
    None,

    /// <summary>Ends in the middle of what was promised.</summary>
    Cut,

    /// <summary>Closed before a byte.</summary>
    Reset,

    /// <summary>The first half, and then nothing.</summary>
    Hang,
}

internal sealed record WireReply(string Body, int Status = 200, string Type = "application/json")
{
    public WireFault Fault { get; init; }

    public byte[]? Bytes { get; init; }

    /// <summary>Said to be the length of the body.</summary>
    public long? Promised { get; init; }

    public string? Header { get; init; }

    public static implicit operator WireReply(string json) => new(json);
}

/// <summary>A web server of a page of code, since only plain sockets can answer as wrongly as NCBI at times does. Stands for all three hosts.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<WireRequest> _requests = new();
    private readonly Func<WireRequest, Task<WireReply>> _answer;
    private readonly Task _accepting;

    public WireServer(Func<WireRequest, Task<WireReply>> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = Accept();
    }

    public WireServer(Func<WireRequest, WireReply> answer) : this(request => Task.FromResult(answer(request)))
    {
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public IReadOnlyList<WireRequest> Requests => [.. _requests];

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopped.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_stopped.Token));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            while (await Read(stream) is { } request)
            {
                _requests.Enqueue(request);
                if (!await Write(stream, client, await _answer(request)))
                {
                    return;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task<WireRequest?> Read(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count > 3 && head[^1] == '\n' && head[^3] == '\n'))
        {
            if (await stream.ReadAsync(one, _stopped.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n");
        var length = lines.FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line ? int.Parse(line.AsSpan(15), CultureInfo.InvariantCulture) : 0;
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _stopped.Token);
        var (method, target) = (lines[0].Split(' ')[0], lines[0].Split(' ')[1].Split('?'));
        var parameters = $"{target.ElementAtOrDefault(1)}&{Encoding.ASCII.GetString(body)}".Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=')).GroupBy(p => p[0], p => WebUtility.UrlDecode(p[1])).ToDictionary(g => g.Key, g => string.Join(' ', g));
        return new(method, target[0].TrimStart('/'), parameters, DateTimeOffset.UtcNow);
    }

    /// <returns>Whether the connection can be used again.</returns>
    private async Task<bool> Write(NetworkStream stream, TcpClient client, WireReply reply)
    {
        if (reply.Fault == WireFault.Reset)
        {
            client.Client.LingerState = new(true, 0);
            return false;
        }

        var body = reply.Bytes ?? Encoding.UTF8.GetBytes(reply.Body);
        var head = FormattableString.Invariant($"HTTP/1.1 {reply.Status} Said\r\nContent-Type: {reply.Type}\r\nContent-Length: {reply.Promised ?? body.Length}\r\n{reply.Header}{(reply.Header is null ? "" : "\r\n")}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stopped.Token);
        await stream.WriteAsync(reply.Fault == WireFault.None ? body : body.AsMemory(0, body.Length / 2), _stopped.Token);
        if (reply.Fault == WireFault.Hang)
        {
            await Task.Delay(Timeout.Infinite, _stopped.Token);
        }

        return reply.Fault == WireFault.None && reply.Promised is null;
    }
}
