using System.Globalization;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Says on every answer how long it took: <c>X-Process-Time</c> in seconds, <c>Server-Timing</c> in milliseconds.</summary>
internal sealed class ProcessTime(RequestDelegate next, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(SetHeaders, (context.Response, time, Start: time.GetTimestamp()));
        return next(context);
    }

    private static Task SetHeaders(object state)
    {
        var (response, time, start) = ((HttpResponse, TimeProvider, long))state;
        var elapsed = time.GetElapsedTime(start);
        response.Headers["X-Process-Time"] = elapsed.TotalSeconds.ToString("F6", CultureInfo.InvariantCulture);
        response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"app;dur={elapsed.TotalMilliseconds:F3}");
        return Task.CompletedTask;
    }
}
