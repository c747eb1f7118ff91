using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Presentation.Web.Http.Limits;
using Serilog.Events;
using Serilog.Parsing;

namespace OmicsOracle.Presentation.Web.Http.Logs;

/// <summary>A line a request: trace id, route, status, duration, and the tier that answered. Slow and failed ones tell more. Never a key, a body or, unless a setting allows it, a question.
/// Health and metrics have a line when they fail.</summary>
internal sealed class RequestLines(RequestDelegate next, Serilog.ILogger log, TimeProvider time, CallerNames callers, IOptions<LogOptions> options, IOptions<PerformanceOptions> performance)
{
    private static readonly MessageTemplate Line = new MessageTemplateParser().Parse("{Method} {Route} {Status} in {DurationMs} ms {Tier}");
    private static readonly ScalarValue[] Statuses = [.. Enumerable.Range(0, 600).Select(s => new ScalarValue(s))];
    private readonly Serilog.ILogger _log = log.ForContext(Serilog.Core.Constants.SourceContextPropertyName, "OmicsOracle.Requests");

    public Task InvokeAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        var answering = next(context);
        if (!answering.IsCompletedSuccessfully)
        {
            return Waited(context, answering, start);
        }

        Write(context, start);
        return Task.CompletedTask;
    }

    private async Task Waited(HttpContext context, Task answering, long start)
    {
        try
        {
            await answering;
        }
        finally
        {
            Write(context, start);
        }
    }

    private void Write(HttpContext context, long start)
    {
        var took = time.GetElapsedTime(start);
        var status = context.Response.StatusCode;
        var level = status is StatusCodes.Status500InternalServerError ? LogEventLevel.Error
            : status > StatusCodes.Status500InternalServerError || took > performance.Value.SlowRequest ? LogEventLevel.Warning
            : LogEventLevel.Information;
        if (level is LogEventLevel.Information && (!options.Value.Requests || !ApiPath.IsOne(context.Request.Path)) || !_log.IsEnabled(level))
        {
            return;
        }

        var properties = new Dictionary<string, LogEventPropertyValue>(12)
        {
            ["Method"] = new ScalarValue(context.Request.Method),
            ["Route"] = new ScalarValue(RouteOf(context)),
            ["Status"] = (uint)status < (uint)Statuses.Length ? Statuses[status] : new ScalarValue(status),
            ["DurationMs"] = new ScalarValue(Math.Round(took.TotalMilliseconds, 3)),
            ["Tier"] = new ScalarValue(TierOf(context)),
        };
        if (level is not LogEventLevel.Information || status >= StatusCodes.Status400BadRequest)
        {
            TellMore(context, properties);
        }

        if (options.Value.Questions && context.Request.Query["q"] is { Count: > 0 } question)
        {
            properties["Question"] = new ScalarValue(question.ToString());
        }

        var activity = Activity.Current;
        _log.Write(LogEvent.UnstableAssembleFromParts(time.GetUtcNow(), level, exception: null, Line, properties, activity?.TraceId ?? default, activity?.SpanId ?? default));
    }

    private void TellMore(HttpContext context, Dictionary<string, LogEventPropertyValue> properties)
    {
        properties["Caller"] = new ScalarValue(callers.Of(context));
        properties["Parameters"] = new ScalarValue(string.Join(',', context.Request.Query.Keys.Where(k => k.Length <= 32 && k.All(char.IsAsciiLetterOrDigit))));
        properties["Bytes"] = new ScalarValue(context.Response.ContentLength);
        properties["Waiting"] = new ScalarValue(ThreadPool.PendingWorkItemCount);
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is { } failure)
        {
            properties["Failure"] = new ScalarValue(failure.GetType().Name);
        }
    }

    /// <summary>The template, which is one of a few; what was typed in its place stays out of the log.</summary>
    private static string RouteOf(HttpContext context) =>
        ((context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText is { } route ? route : "(none)";

    private static string TierOf(HttpContext context) => context.Features.Get<ToldByCache>()?.Outcome switch
    {
        null => "-",
        { Forward: not null } => "made",
        { Tier: CacheTier.Redis } => "redis",
        { Tier: CacheTier.Disk } => "disk",
        _ => "memory",
    };
}
