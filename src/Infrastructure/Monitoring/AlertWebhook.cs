using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using Polly;
using Polly.Retry;

namespace OmicsOracle.Infrastructure.Monitoring;

/// <summary>Tells an address of the operator's of each alert that begins or ends: in order, signed, with a few tries, and never in anyone's way.</summary>
internal sealed partial class AlertWebhook
{
    public const string Client = "alerts";

    /// <summary>Waiting to be told; more push out the oldest.</summary>
    private const int MostWaiting = 64;
    private const int MostRetries = 4;
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);

    private readonly Channel<Alert> _waiting = Channel.CreateBounded<Alert>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly IHttpClientFactory _clients;
    private readonly AlertOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<AlertWebhook> _log;
    private readonly ResiliencePipeline<HttpStatusCode?> _tries;
    private bool _isFailing;

    public AlertWebhook(IHttpClientFactory clients, IOptions<AlertOptions> options, TimeProvider time, ILogger<AlertWebhook> log)
    {
        (_clients, _options, _time, _log) = (clients, options.Value, time, log);
        _tries = new ResiliencePipelineBuilder<HttpStatusCode?> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpStatusCode?>
            {
                MaxRetryAttempts = MostRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Exception is null && MayPass(tried.Outcome.Result)),
            })
            .Build();
    }

    /// <summary>Takes it on, and returns at once.</summary>
    public void Tell(Alert alert)
    {
        if (_options.WebhookUrl is not null)
        {
            _waiting.Writer.TryWrite(alert);
        }
    }

    /// <summary>Delivers what is told until it is stopped; what waits then is lost, and stands in the log.</summary>
    public async Task Deliver(CancellationToken cancellation)
    {
        try
        {
            await foreach (var alert in _waiting.Reader.ReadAllAsync(cancellation))
            {
                var body = AlertMessage.Write(alert, _time.GetUtcNow());
                var delivery = Guid.NewGuid().ToString();
                Note(await _tries.ExecuteAsync(async stop => await Post(body, delivery, stop), cancellation));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <returns>The status; null where there was no answer.</returns>
    private async Task<HttpStatusCode?> Post(byte[] body, string delivery, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(OneTry, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            using var client = _clients.CreateClient(Client);
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = content };
            request.Headers.TryAddWithoutValidation(AlertMessage.TimestampHeader, timestamp);
            request.Headers.TryAddWithoutValidation(AlertMessage.SignatureHeader, AlertMessage.Sign(_options.WebhookSecret!, timestamp, body));
            request.Headers.TryAddWithoutValidation(AlertMessage.DeliveryHeader, delivery);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return answer.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
    }

    private static bool MayPass(HttpStatusCode? status) => status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>A receiver that is away is told of once, and once when it is back.</summary>
    private void Note(HttpStatusCode? status)
    {
        var hasFailed = status is not (>= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices);
        if (hasFailed && !_isFailing)
        {
            LogFailing((int?)status);
        }
        else if (!hasFailed && _isFailing)
        {
            LogBack();
        }

        _isFailing = hasFailed;
    }

    [LoggerMessage(EventId = 7011, EventName = "WebhookFailing", Level = LogLevel.Error, Message = "The webhook of the alerts does not take them (status {Status}, none where it did not answer); this is said once until it does again")]
    private partial void LogFailing(int? status);

    [LoggerMessage(EventId = 7012, EventName = "WebhookBack", Level = LogLevel.Information, Message = "The webhook of the alerts takes them again")]
    private partial void LogBack();
}
