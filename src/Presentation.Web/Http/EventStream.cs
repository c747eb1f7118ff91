using System.Buffers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>How items of a kind are told as server-sent events.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Write">Writes an item's data as JSON.</param>
internal sealed record EventForm<T>(Func<T, string> Name, Action<Utf8JsonWriter, T> Write);

/// <summary>Items as server-sent events, each as soon as it is there; <c>failed</c> with problem details where something fails after the first, and <c>heartbeat</c> while nothing happens.
/// What fails before the first item is answered as any other failure.</summary>
/// <param name="heartbeat">Between signs of life while nothing happens.</param>
internal sealed class EventStream<T>(IAsyncEnumerable<T> items, EventForm<T> form, TimeSpan heartbeat) : IActionResult
    where T : class
{
    private const string Alive = "heartbeat";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var stopping = http.RequestServices.GetRequiredService<Stopping.GoingDown>().End;
        using var left = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await using var reading = items.GetAsyncEnumerator(left.Token);
        if (!await reading.MoveNextAsync())
        {
            return;
        }

        http.Response.ContentType = EventStreams.MediaType;
        http.Response.Headers.CacheControl = CacheHeaders.NoStore;
        http.Response.Headers["X-Accel-Buffering"] = "no"; // a proxy that collects would make one late event of all
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await SseFormatter.WriteAsync(Events(http, reading, left), http.Response.Body, Write, left.Token);
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // Whoever read it has left and need not be told.
            if (!http.RequestAborted.IsCancellationRequested)
            {
                await Fail(http, new SourceUnavailable("service", "The service is going down; ask again in a moment."), CancellationToken.None);
            }
        }
    }

    private async IAsyncEnumerable<SseItem<T?>> Events(HttpContext http, IAsyncEnumerator<T> reading, CancellationTokenSource left)
    {
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        var next = Task.FromResult(true);
        try
        {
            do
            {
                yield return new(reading.Current, form.Name(reading.Current));
                next = reading.MoveNextAsync().AsTask();
                while (!await IsThere(next, time, left.Token))
                {
                    yield return new(null, Alive);
                }
            }
            while (await Next(next, http, left.Token));
        }
        finally
        {
            if (!next.IsCompleted)
            {
                await left.CancelAsync(); // what is read from may be left only when it is done with the item in hand
                await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private async Task<bool> IsThere(Task<bool> next, TimeProvider time, CancellationToken cancellation)
    {
        if (next.IsCompleted)
        {
            return true;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var waited = Task.Delay(heartbeat, time, enough.Token);
        var first = await Task.WhenAny(next, waited);
        await enough.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return first == next;
    }

    private static async Task<bool> Next(Task<bool> next, HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return await next;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await Fail(http, failure, cancellation);
            return false;
        }
    }

    private static async Task Fail(HttpContext http, Exception failure, CancellationToken cancellation)
    {
        var problem = JsonSerializer.Serialize(FailureAnswers.Told(failure, http), http.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptions<JsonOptions>>().Value.JsonSerializerOptions);
        await SseFormatter.WriteAsync(One(new SseItem<string>(problem, "failed")), http.Response.Body, cancellation);
    }

    private static async IAsyncEnumerable<TItem> One<TItem>(TItem item)
    {
        await Task.CompletedTask;
        yield return item;
    }

    private void Write(SseItem<T?> item, IBufferWriter<byte> to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = AnswerJson.Plain.Options.Encoder });
        if (item.Data is { } told)
        {
            form.Write(json, told);
        }
        else
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }
    }
}

internal static class EventStreams
{
    public const string MediaType = "text/event-stream";

    /// <summary>Whether a caller names the type of events, and not only anything at all.</summary>
    public static bool AreWanted(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase) // most callers' do not, and need not be read
        && request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) && a.Quality is null or > 0);
}
