using System.Net;

namespace OmicsOracle.Presentation.Web.Http.Limits;

/// <summary>By what callers are told apart. Section <c>Callers</c>.</summary>
public sealed record CallersOptions
{
    public const string Section = "Callers";

    /// <summary>SHA-256 of the keys of known callers, in hexadecimal, with commas between. Who sends one in <c>X-Api-Key</c> has permits apart from its address; an unknown key counts as none.</summary>
    public string? ApiKeyHashes { get; init; }

    /// <summary>Addresses and networks (10.0.0.0/8) of proxies before this service, with commas between: what they say of the caller's address and scheme
    /// (X-Forwarded-For, X-Forwarded-Proto) is believed, and nobody else's word. None by default.</summary>
    public string? TrustedProxies { get; init; }

    /// <summary>Everybody is no proxy.</summary>
    internal bool AreProxiesReadable => Proxies.All(p => Network(p) is { PrefixLength: > 0 });

    internal IEnumerable<IPNetwork> TrustedNetworks => Proxies.Select(p => Network(p)!.Value);

    private string[] Proxies => TrustedProxies?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
