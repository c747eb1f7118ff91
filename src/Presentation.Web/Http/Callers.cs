using System.Net;
using Microsoft.Net.Http.Headers;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Over HTTP a caller is known by its key or its address; the service itself, asking without one, is the operator.</summary>
internal sealed class HttpCaller(IHttpContextAccessor context, Limits.CallerNames names) : ICaller
{
    public string? Key => context.HttpContext is { } http ? names.Of(http) : null;

    public bool IsOperator => Address is null;

    private IPAddress? Address => context.HttpContext?.Connection.RemoteIpAddress;
}

/// <summary>What a request's headers ask of the cache; what it is told goes with the request to whoever writes the answer's headers.</summary>
internal sealed class HttpCacheExchange(IHttpContextAccessor context) : ICacheExchange
{
    /// <summary>Only <c>Cache-Control: no-cache</c> says so. <c>max-age=0</c> is what a browser sends at each reload, and <c>Pragma</c> is deprecated (RFC 9111, 5.4).</summary>
    public bool WantsNew => context.HttpContext?.Request.Headers.CacheControl is { Count: > 0 } lines && HasNoCache(lines);

    public void Tell(in CacheOutcome outcome) => context.HttpContext?.Features.Set(new ToldByCache(outcome));

    private static bool HasNoCache(Microsoft.Extensions.Primitives.StringValues lines)
    {
        foreach (var line in lines)
        {
            if (CacheControlHeaderValue.TryParse(line, out var asked) && asked.NoCache)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What the cache did for this request.</summary>
internal sealed class ToldByCache(in CacheOutcome outcome)
{
    public CacheOutcome Outcome { get; } = outcome;
}

/// <summary>Whoever types at the terminal is the operator.</summary>
internal sealed class TerminalCaller : ICaller
{
    public string? Key => null;
}
