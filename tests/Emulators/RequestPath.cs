using Microsoft.AspNetCore.Http;
using OmicsOracle.Emulators.Endpoints;

namespace OmicsOracle.Emulators;

/// <summary>Which of NCBI's addresses a request is for.</summary>
internal static class RequestPath
{
    /// <summary>Null where NCBI has nothing there.</summary>
    public static async Task<EntrezRequest?> Read(HttpRequest request, CancellationToken cancellation) => request.Path.Value?.Trim('/').Split('/') switch
    {
        ["entrez", "eutils", var utility] when utility.EndsWith(".fcgi", StringComparison.Ordinal) => await EntrezRequest.Of(utility[..^5], request, cancellation),
        ["geo", "query", "acc.cgi"] => await EntrezRequest.Of("acc", request, cancellation),
        ["geo", "series", var folder, var accession, "soft", var file] => new("geo", request.Method, [new("folder", folder), new("accession", accession), new("file", file)]),
        _ => null,
    };
}
