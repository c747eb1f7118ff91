using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace OmicsOracle.Presentation.Web.Http.Limits;

/// <summary>Lets so many calls of the API in at a time, a few more wait shortly, and the rest, or all while there is a long line for the processor, is told at once to come back:
/// what is taken on is answered soon, at any load. Health, metrics and pages are not calls of the API and always pass.</summary>
internal sealed class Admission : IDisposable
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(1);
    private readonly RequestDelegate _next;
    private readonly CallerNames _callers;
    private readonly IProblemDetailsService _problems;
    private readonly TimeProvider _time;
    private readonly LoadOptions _options;
    private readonly ConcurrencyLimiter _places;
    private readonly OpenStreams _streams;
    private readonly ThreadLine _line;

    public Admission(RequestDelegate next, CallerNames callers, ThreadLine line, IProblemDetailsService problems, TimeProvider time, IOptions<LoadOptions> options)
    {
        (_next, _callers, _line, _problems, _time, _options) = (next, callers, line, problems, time, options.Value);
        _places = new(new() { PermitLimit = _options.Concurrent, QueueLimit = _options.Queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        _streams = new(_options.Streams, _options.StreamsPerCaller);
    }

    public Task InvokeAsync(HttpContext context)
    {
        if (!ApiPath.IsOne(context.Request.Path))
        {
            return _next(context);
        }

        if (_line.IsTooLong)
        {
            return TooBusy(context);
        }

        if (EventStreams.AreWanted(context.Request))
        {
            return Streaming(context);
        }

        var place = _places.AttemptAcquire();
        if (!place.IsAcquired)
        {
            return Waiting(context);
        }

        return Admitted(context, place);
    }

    public void Dispose() => _places.Dispose();

    private async Task Admitted(HttpContext context, RateLimitLease place)
    {
        using (place)
        {
            await _next(context);
        }
    }

    private async Task Waiting(HttpContext context)
    {
        using var place = await Turn(context.RequestAborted);
        if (place is { IsAcquired: true })
        {
            await _next(context);
        }
        else
        {
            await TooBusy(context);
        }
    }

    private Task TooBusy(HttpContext context) =>
        Refuse(context, StatusCodes.Status503ServiceUnavailable, "overloaded", "Too busy", "More is asked at this moment than can be answered; ask again shortly.");

    /// <summary>Null where it does not come in time.</summary>
    private async Task<RateLimitLease?> Turn(CancellationToken aborted)
    {
        using var patience = new CancellationTokenSource(_options.Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        try
        {
            return await _places.AcquireAsync(cancellationToken: either.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task Streaming(HttpContext context)
    {
        var caller = _callers.Of(context);
        if (!_streams.TryOpen(caller))
        {
            await Refuse(context, StatusCodes.Status429TooManyRequests, "too-many-streams", "Too many streams",
                "As many streams of events are open as may be; end one or ask again shortly. The same call without 'Accept: text/event-stream' answers too.");
            return;
        }

        try
        {
            await _next(context);
        }
        finally
        {
            _streams.Close(caller);
        }
    }

    private async Task Refuse(HttpContext context, int status, string code, string title, string detail)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = FailureAnswers.Seconds(ComeBackAfter);
        await _problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = Problem.Of(status, code, title, detail) });
    }
}

/// <summary>Which addresses are the API: those with limits.</summary>
internal static class ApiPath
{
    public static bool IsOne(PathString path) => path.Value is { } value && value.StartsWith("/api/", StringComparison.OrdinalIgnoreCase);
}
