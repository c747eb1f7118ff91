using OmicsOracle.Application.Ports;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Over HTTP a caller is known by its address.</summary>
internal sealed class HttpCaller(IHttpContextAccessor context) : ICaller
{
    public string? Key => context.HttpContext?.Connection.RemoteIpAddress?.ToString();
}

/// <summary>Whoever types at the terminal is the operator.</summary>
internal sealed class TerminalCaller : ICaller
{
    public string? Key => null;
}
