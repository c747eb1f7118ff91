using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Sends once, reads the answer to its end within its limits, and judges it. Whatever goes wrong on the way becomes a verdict, so that no exception carries an address out.</summary>
internal sealed partial class ReadingHandler(NcbiMetrics metrics, ApiKey key, IOptions<NcbiOptions> options, TimeProvider clock, ILogger<ReadingHandler> log) : DelegatingHandler
{
    private const int Chunk = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = EntrezCall.Of(request);
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower);
        using var trace = NcbiMetrics.Trace(call);
        using var attempt = new CancellationTokenSource(call.Endpoint == Endpoint.File ? options.Value.Timeout : options.Value.AttemptTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(attempt.Token, cancellationToken);
        var keyed = key.Value is not null;
        var response = await Answer(request, call, either.Token, cancellationToken);
        var verdict = ReadContent.Of(response)!;
        trace?.SetTag("ncbi.answer", verdict.Kind.ToString());
        metrics.Answered(call, verdict.Kind);
        if (verdict.Kind is AnswerKind.Blocked or AnswerKind.Malformed or AnswerKind.Throttled or AnswerKind.Transient)
        {
            LogFault(log, call.Endpoint, verdict.Kind, verdict.Reason);
        }

        if (verdict.Fault == Fault.KeyRefused && !keyed)
        {
            response.Content = new ReadContent(verdict with { Fault = Fault.None }, default);
        }

        return response;
    }

    private async Task<HttpResponseMessage> Answer(HttpRequestMessage request, EntrezCall call, CancellationToken attempt, CancellationToken caller)
    {
        try
        {
            var response = await base.SendAsync(request, attempt);
            using var content = response.Content;
            response.Content = await Read(response, call, attempt);
            return response;
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return Failed(request, new(AnswerKind.Transient, "NCBI did not answer in time", Fault.Host));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException or SocketException)
        {
            return Failed(request, Verdict(failure));
        }
    }

    private async Task<ReadContent> Read(HttpResponseMessage response, EntrezCall call, CancellationToken attempt)
    {
        var most = options.Value.MaxAnswerBytes;
        if (response.Content.Headers.ContentLength > most)
        {
            return new(TooLarge, default);
        }

        var body = new MemoryStream((int)(response.Content.Headers.ContentLength ?? Chunk));
        await using var stream = await response.Content.ReadAsStreamAsync(attempt);
        var chunk = new byte[Chunk];
        while (await stream.ReadAsync(chunk, attempt) is > 0 and var read)
        {
            if (body.Length + read > most)
            {
                return new(TooLarge, default);
            }

            body.Write(chunk, 0, read);
        }

        var bytes = new ArraySegment<byte>(body.GetBuffer(), 0, (int)body.Length);
        var verdict = AnswerClassifier.Classify(call, response.StatusCode, response.Content.Headers.ContentType?.MediaType, RetryAfter(response), bytes);
        return new(verdict, verdict.HasValue ? bytes : default);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    private static Verdict TooLarge => new(AnswerKind.Malformed, "NCBI's answer is longer than is read", Fault.TooLarge);

    private static Verdict Verdict(Exception failure) => failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new(AnswerKind.Transient, "NCBI's address is not found", Fault.Host),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new(AnswerKind.Transient, "NCBI cannot be reached", Fault.Host),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(AnswerKind.Transient, "the connection to NCBI is not secure", Fault.Host),
        _ => new(AnswerKind.Transient, "the connection to NCBI broke off", Fault.Host),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "NCBI {Endpoint}: {Kind}, {Reason}.")]
    private static partial void LogFault(ILogger log, Endpoint endpoint, AnswerKind kind, string? reason);

    private static HttpResponseMessage Failed(HttpRequestMessage request, Verdict verdict) =>
        new(HttpStatusCode.BadGateway) { RequestMessage = request, Content = new ReadContent(verdict, default) };
}
