using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using OmicsOracle.Emulators.Endpoints;
using OmicsOracle.Emulators.Faults;

namespace OmicsOracle.Emulators;

/// <summary>Puts an answer on the wire, whole or in one of the ways in which it goes wrong there.</summary>
internal sealed class AnswerSender(EmulatorOptions options)
{
    private const int SmallestPacked = 1_024;
    private const long ThreeGigabytes = 3_000_000_000;
    private const int FloodLength = 64 * 1024 * 1024;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    public async Task Send(HttpContext context, Answer answer, CancellationToken cancellation)
    {
        var response = context.Response;
        if (answer.Delivery == Delivery.Reset)
        {
            context.Abort();
            return;
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        switch (answer.Delivery)
        {
            case Delivery.Slow:
                response.ContentLength = answer.Body.Length;
                await Slowly(response, answer.Body, cancellation);
                break;

            case Delivery.Cut:
                await Promise(response, answer.Body.Length + 1L, answer.Body.AsMemory(0, answer.Body.Length / 2), cancellation);
                break;

            case Delivery.HugeLength:
                await Promise(response, ThreeGigabytes, answer.Body, cancellation);
                break;

            case Delivery.Flood:
                await Flood(response, answer.Body, cancellation);
                break;

            default:
                await Whole(context, answer, cancellation);
                break;
        }
    }

    private static async Task Whole(HttpContext context, Answer answer, CancellationToken cancellation)
    {
        var (request, response) = (context.Request, context.Response);
        if (answer.Body.Length >= SmallestPacked && answer.ContentType != "application/x-gzip" && request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.ContentEncoding = "gzip";
            await using var packed = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
            await packed.WriteAsync(answer.Body, cancellation);
            return;
        }

        response.ContentLength = answer.SaysLength ? answer.Body.Length : null;
        await response.Body.WriteAsync(answer.Body, cancellation);
    }

    /// <summary>Kestrel ends a connection on which fewer bytes went out than were promised, once those are through.</summary>
    private static async Task Promise(HttpResponse response, long length, ReadOnlyMemory<byte> sent, CancellationToken cancellation)
    {
        response.ContentLength = length;
        await response.Body.WriteAsync(sent, cancellation);
        await response.Body.FlushAsync(cancellation);
    }

    private async Task Slowly(HttpResponse response, byte[] body, CancellationToken cancellation)
    {
        var step = Math.Max(1, (int)(options.SlowBytesPerSecond * Beat.TotalSeconds));
        for (var start = 0; start < body.Length; start += step)
        {
            await response.Body.WriteAsync(body.AsMemory(start, Math.Min(step, body.Length - start)), cancellation);
            await response.Body.FlushAsync(cancellation);
            await Task.Delay(Beat, options.Time, cancellation);
        }
    }

    private static async Task Flood(HttpResponse response, byte[] body, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(body, cancellation);
        var blank = new byte[64 * 1024];
        Array.Fill(blank, (byte)' ');
        for (var sent = 0; sent < FloodLength; sent += blank.Length)
        {
            await response.Body.WriteAsync(blank, cancellation);
        }
    }
}
