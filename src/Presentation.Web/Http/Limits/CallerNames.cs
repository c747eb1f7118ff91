using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace OmicsOracle.Presentation.Web.Http.Limits;

/// <summary>Who is calling over HTTP: a known key by its name, anybody else by address. IPv6 by its /64, which one subscriber has whole (RFC 6177).</summary>
internal sealed class CallerNames(IOptions<CallersOptions> callers, OperatorKeys operators)
{
    private const int Subscriber = 8;
    private readonly ApiKeyHashes _callers = ApiKeyHashes.Read(callers.Value.ApiKeyHashes);
    private readonly ApiKeyHashes _operators = operators.Hashes;

    /// <summary>Null where the service asks itself.</summary>
    public string? Of(HttpContext context)
    {
        var key = context.Request.Headers[ApiKeyHashes.Header];
        return (key.Count == 1 ? _callers.NameOf(key[0]!) ?? _operators.NameOf(key[0]!) : null)
            ?? (context.Connection.RemoteIpAddress is { } address ? Of(address) : null);
    }

    internal static string Of(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return address.ToString(); // written once an address object, of which a connection has one
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[Subscriber..].Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
