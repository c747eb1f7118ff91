using OmicsOracle.Application.Ports;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Over HTTP a caller is known by its address.</summary>
internal sealed class HttpCaller(IHttpContextAccessor context) : ICaller
{
    public string? Key => context.HttpContext?.Connection.RemoteIpAddress?.ToString();
}

/// <summary>What a request's headers ask of the cache; what it is told goes with the request to whoever writes the answer's headers.</summary>
internal sealed class HttpCacheExchange(IHttpContextAccessor context) : ICacheExchange
{
    public bool WantsNew => context.HttpContext?.Request.Headers.CacheControl is [{ } asked, ..] && asked.Contains("no-cache", StringComparison.OrdinalIgnoreCase);

    public void Tell(in CacheOutcome outcome) => context.HttpContext?.Features.Set(new ToldByCache(outcome));
}

/// <summary>What the cache did for this request.</summary>
internal sealed record ToldByCache(CacheOutcome Outcome);

/// <summary>Whoever types at the terminal is the operator.</summary>
internal sealed class TerminalCaller : ICaller
{
    public string? Key => null;
}
