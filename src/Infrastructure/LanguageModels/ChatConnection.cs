using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OmicsOracle.Application.Summaries;
using Refit;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>Asks until an answer begins: once more where the failure may pass, and again without what the model turns out not to take.</summary>
internal sealed class ChatConnection(IChatApi api, ChatParameters parameters, LanguageModelOptions options, TimeProvider clock)
{
    private const int MostErrorBytes = 64 * 1024;
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromMilliseconds(200), LongestRetryAfter = TimeSpan.FromSeconds(2);

    /// <summary>An answer of status 200 of which nothing was read.</summary>
    /// <exception cref="WriterFailed">There is none.</exception>
    public async Task<HttpResponseMessage> Open(IReadOnlyList<ChatMessage> messages, CancellationToken cancellation)
    {
        // It comes to an end: a parameter is refused once, and everything else is tried twice.
        for (var mayRetry = true; ;)
        {
            var request = parameters.Request(messages);
            var (response, refusal) = await Ask(request, cancellation);
            if (response is not null)
            {
                return response;
            }

            if (refusal!.Parameter is { } parameter && parameters.Refuse(parameter, request))
            {
                continue;
            }

            var wait = refusal.Failure.Fault == WriterFault.Throttled ? refusal.Failure.RetryAfter : BeforeRetry;
            if (!mayRetry || !refusal.MayPass || wait is null || wait > LongestRetryAfter)
            {
                throw refusal.Failure;
            }

            mayRetry = false;
            await Task.Delay(wait.Value, clock, cancellation);
        }
    }

    private async Task<(HttpResponseMessage? Response, ChatRefusal? Refusal)> Ask(ChatRequest request, CancellationToken cancellation)
    {
        HttpResponseMessage? response = null;
        try
        {
            using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, ChatJson.Default.ChatRequest));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            response = await api.Complete(options.ApiVersion, content, cancellation);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return (response, null);
            }

            using (response)
            {
                return (null, ChatAnswers.Refusal(response.StatusCode, RetryAfter(response.Headers), await Body(response, cancellation)));
            }
        }
        catch (Exception failure) when (failure is ApiExceptionBase or HttpRequestException or IOException)
        {
            // What Refit throws holds the address and all that was sent; it ends here.
            response?.Dispose();
            return (null, new(ChatFailures.Of(WriterFault.Unavailable), MayPass: true, Parameter: null));
        }
    }

    private static async Task<byte[]> Body(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var body = new byte[MostErrorBytes];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
        return body[..length];
    }

    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("retry-after-ms", out var values) && double.TryParse(values.FirstOrDefault(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < int.MaxValue)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        return headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > clock.GetUtcNow() ? date - clock.GetUtcNow() : TimeSpan.Zero,
            _ => null,
        };
    }
}
