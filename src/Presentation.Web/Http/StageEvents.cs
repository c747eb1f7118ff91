using System.Buffers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Application.Search.Enhanced;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>The stages of a search as server-sent events: understood, source, local, done; <c>failed</c> instead of done where no source could answer.
/// What fails before the first stage is answered as any other failure.</summary>
internal sealed class StageEvents(IAsyncEnumerable<SearchStage> stages) : IActionResult
{
    public const string MediaType = "text/event-stream";

    /// <summary>Whether a caller names the type of events, and not only anything at all.</summary>
    public static bool AreWanted(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase) // most callers' do not, and need not be read
        && request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) && a.Quality is null or > 0);

    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var stopping = http.RequestServices.GetRequiredService<Stopping.GoingDown>().End;
        using var left = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await using var reading = stages.GetAsyncEnumerator(left.Token);
        if (!await reading.MoveNextAsync())
        {
            return;
        }

        http.Response.ContentType = MediaType;
        http.Response.Headers.CacheControl = CacheHeaders.NoStore;
        http.Response.Headers["X-Accel-Buffering"] = "no"; // a proxy that collects would make one late event of all
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await SseFormatter.WriteAsync(Events(http, reading, left.Token), http.Response.Body, Write, left.Token);
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // Whoever read it has left, or the service is stopping: the stream simply ends.
        }
    }

    private static async IAsyncEnumerable<SseItem<SearchStage>> Events(HttpContext http, IAsyncEnumerator<SearchStage> reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        do
        {
            yield return new(reading.Current, NameOf(reading.Current));
        }
        while (await Next());

        async Task<bool> Next()
        {
            try
            {
                return await reading.MoveNextAsync();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                await Fail(http, failure, cancellation);
                return false;
            }
        }
    }

    private static async Task Fail(HttpContext http, Exception failure, CancellationToken cancellation)
    {
        var problem = JsonSerializer.Serialize(FailureAnswers.Told(failure, http), http.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptions<JsonOptions>>().Value.JsonSerializerOptions);
        await SseFormatter.WriteAsync(One(new SseItem<string>(problem, "failed")), http.Response.Body, cancellation);
    }

    private static async IAsyncEnumerable<T> One<T>(T item)
    {
        await Task.CompletedTask;
        yield return item;
    }

    private static string NameOf(SearchStage stage) => stage switch
    {
        SearchStage.Understood => "understood",
        SearchStage.Local => "local",
        SearchStage.Source => "source",
        _ => "done",
    };

    private static void Write(SseItem<SearchStage> item, IBufferWriter<byte> to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = AnswerJson.Plain.Options.Encoder });
        switch (item.Data)
        {
            case SearchStage.Understood understood:
                JsonSerializer.Serialize(json, understood.Interpretation, AnswerJson.Plain.Interpretation);
                break;
            case SearchStage.Source source:
                JsonSerializer.Serialize(json, source.Report, AnswerJson.Plain.SourceReport);
                break;
            case SearchStage.Local local:
                JsonSerializer.Serialize(json, local.Answer, AnswerJson.Plain.SearchAnswer);
                break;
            case SearchStage.Done done:
                JsonSerializer.Serialize(json, done.Answer, AnswerJson.Plain.SearchAnswer);
                break;
        }
    }
}
