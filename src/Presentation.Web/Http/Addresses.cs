using System.Net;
using OmicsOracle.Application;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Which addresses the service can be told to answer at. A name that is mistyped would make the server answer on every interface, so it is refused.</summary>
internal static class Addresses
{
    /// <param name="urls">One or more, with semicolons between.</param>
    /// <exception cref="CannotProceed">One of them cannot be used.</exception>
    public static void Check(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var readable = url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
            if (!Uri.TryCreate(readable, UriKind.Absolute, out var address)
                || address.Scheme is not ("http" or "https")
                || address.PathAndQuery != "/"
                || !(address.IsLoopback || IPAddress.TryParse(address.DnsSafeHost, out _)))
            {
                throw new CannotProceed($"The address '{url}' cannot be used; one looks like http://127.0.0.1:8080, or http://*:8080 for every interface.");
            }
        }
    }
}
