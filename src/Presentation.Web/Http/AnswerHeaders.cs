using System.Globalization;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Presentation.Web.Http.Limits;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>What every answer carries, failures included: how browsers are to treat it and, from the API, what the caller has left
/// (draft-ietf-httpapi-ratelimit-headers-11). One callback and no object a request.</summary>
internal sealed class AnswerHeaders
{
    private const string PolicyName = "permits";
    private const string NothingElse = "default-src 'none'; frame-ancestors 'none'";
    private readonly RequestDelegate _next;
    private readonly IPermits _permits;
    private readonly Func<object, Task> _tell;
    private readonly string _policy;
    private readonly string? _strictTransport;
    private Told _told = new(default, "");

    public AnswerHeaders(RequestDelegate next, IPermits permits, IOptions<HttpOptions> http)
    {
        (_next, _permits, _tell) = (next, permits, Tell);
        _policy = string.Create(CultureInfo.InvariantCulture, $"\"{PolicyName}\";q={permits.Policy.Burst};w={permits.Policy.Window}");
        _strictTransport = http.Value.StrictTransport is { Ticks: > 0 } time ? string.Create(CultureInfo.InvariantCulture, $"max-age={(long)time.TotalSeconds}") : null;
    }

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(_tell, context);
        return _next(context);
    }

    private Task Tell(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = NothingElse;
        }

        if (_strictTransport is not null && context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = _strictTransport;
        }

        if (ApiPath.IsOne(context.Request.Path) && _permits.Left is { } left)
        {
            headers["RateLimit-Policy"] = _policy;
            headers["RateLimit"] = Text(left);
        }

        return Task.CompletedTask;
    }

    /// <summary>Most answers in a row say the same.</summary>
    private string Text(PermitsLeft left)
    {
        var told = _told;
        if (told.Left != left || told.Text.Length == 0)
        {
            var until = left.UntilAll > 0 ? string.Create(CultureInfo.InvariantCulture, $";t={left.UntilAll}") : "";
            _told = told = new(left, string.Create(CultureInfo.InvariantCulture, $"\"{PolicyName}\";r={left.Permits}{until}"));
        }

        return told.Text;
    }

    private sealed record Told(PermitsLeft Left, string Text);
}
