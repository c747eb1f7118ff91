using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>Adds the key as the last thing before a request leaves, and takes it off again. HTTP/2 where it is offered.</summary>
internal sealed class KeyHandler(IOptions<LanguageModelOptions> options) : DelegatingHandler
{
    private const string AzureHeader = "api-key";
    private readonly string? _key = string.IsNullOrWhiteSpace(options.Value.ApiKey) ? null : options.Value.ApiKey.Trim();
    private readonly bool _isAzure = ModelHost.IsAzure(options.Value);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower);
        try
        {
            if (_key is not null && _isAzure)
            {
                request.Headers.TryAddWithoutValidation(AzureHeader, _key);
            }
            else if (_key is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
            }

            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.Headers.Authorization = null;
            request.Headers.Remove(AzureHeader);
        }
    }
}
