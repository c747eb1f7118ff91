using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Adds who asks as the last thing before a request leaves, and takes it off again, so that nothing outside ever sees an address or a form with the key in it.</summary>
internal sealed partial class IdentityHandler(ApiKey key, IOptions<NcbiOptions> options, ILogger<IdentityHandler> log) : DelegatingHandler
{
    private bool _hasWarned;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        WarnOfMissingEmail();
        var (address, form) = (request.RequestUri!, request.Content);
        var identity = Identity();
        try
        {
            if (form is null)
            {
                request.RequestUri = new($"{address.AbsoluteUri}{(address.Query.Length == 0 ? '?' : '&')}{identity}");
            }
            else
            {
                request.Content = new StringContent($"{await form.ReadAsStringAsync(cancellationToken)}&{identity}", new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
            }

            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            (request.RequestUri, request.Content) = (address, form);
        }
    }

    /// <summary>Once, and only where something is sent.</summary>
    private void WarnOfMissingEmail()
    {
        if (string.IsNullOrWhiteSpace(options.Value.Email) && !Interlocked.Exchange(ref _hasWarned, true))
        {
            LogMissingEmail();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Ncbi:Email is not set; NCBI asks for one, to write to before it shuts an address out")]
    private partial void LogMissingEmail();

    private string Identity()
    {
        (string Name, string? Value)[] parts = [("tool", options.Value.Tool), ("email", options.Value.Email), ("api_key", key.Value)];
        return string.Join('&', parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }
}
