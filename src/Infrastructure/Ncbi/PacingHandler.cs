using System.Net;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Lets each try through its host's gate, a retry like a first one, and tells the gate what came of it.</summary>
internal sealed class PacingHandler(NcbiHost host, ApiKey key, NcbiMetrics metrics, IOptions<NcbiOptions> options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = EntrezCall.Of(request);
        var patience = call.Turn == EntrezTurn.Person ? options.Value.LongestWait : TimeSpan.MaxValue;
        var turn = await host.Gate.Enter(call.Turn, patience, cancellationToken);
        if (turn.Pass is null)
        {
            return Late(request, turn.Waited);
        }

        using var pass = turn.Pass;
        metrics.Waited(call, turn.Waited);
        pass.Leaves();
        var response = await base.SendAsync(request, cancellationToken);
        var verdict = ReadContent.Of(response)!;
        pass.Answered(verdict.Kind == AnswerKind.Throttled, verdict.RetryAfter);
        if (verdict.Fault == Fault.KeyRefused && key.Drop())
        {
            host.Gate.Lower(key.Limit);
        }

        return response;
    }

    private static HttpResponseMessage Late(HttpRequestMessage request, TimeSpan wait) => new(HttpStatusCode.TooManyRequests)
    {
        RequestMessage = request,
        Content = new ReadContent(new(AnswerKind.Throttled, "too many requests to NCBI wait already", Fault.NotSent) { RetryAfter = wait }, default),
    };
}
