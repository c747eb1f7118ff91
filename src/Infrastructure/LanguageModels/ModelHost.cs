using System.Net;
using System.Net.Sockets;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>What a base address tells of its host.</summary>
internal static class ModelHost
{
    private static readonly string[] NearEndings = [".local", ".internal", ".localhost", ".lan"];

    /// <summary>Whether it is this machine or its own network, where models answer without a key.</summary>
    public static bool IsNear(Uri address)
    {
        var host = address.DnsSafeHost;
        return IPAddress.TryParse(host, out var number)
            ? IsNear(number)
            : !host.Contains('.', StringComparison.Ordinal) || NearEndings.Any(e => host.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Azure takes its keys in a header of its own.</summary>
    public static bool IsAzure(LanguageModelOptions options) => options.ApiVersion is not null || IsBelow(options.BaseUrl, "azure.com");

    /// <summary>Whether it knows <c>max_completion_tokens</c> for sure; elsewhere it may be passed over in silence, and the answer has no bound.</summary>
    public static bool TakesCompletionTokens(LanguageModelOptions options) =>
        IsBelow(options.BaseUrl, "openai.com") || (IsBelow(options.BaseUrl, "azure.com") && options.ApiVersion is null);

    private static bool IsBelow(Uri address, string domain) =>
        address.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase) || address.Host.Equals(domain, StringComparison.OrdinalIgnoreCase);

    private static bool IsNear(IPAddress number)
    {
        if (IPAddress.IsLoopback(number) || number.IsIPv6UniqueLocal || number.IsIPv6LinkLocal)
        {
            return true;
        }

        number = number.IsIPv4MappedToIPv6 ? number.MapToIPv4() : number;
        return number.AddressFamily == AddressFamily.InterNetwork && number.GetAddressBytes() is [10, ..] or [127, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [169, 254, ..];
    }
}
