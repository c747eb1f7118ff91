using System.Diagnostics;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Monitoring;

namespace OmicsOracle.Infrastructure.Monitoring;

/// <summary>Sends the trace on with a request (W3C traceparent), where settings say so and the connection does not do it by itself.</summary>
internal sealed class TraceparentHandler(IOptions<MonitoringOptions> options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options.Value.SendTraceparent)
        {
            // A try made again carries its own.
            DistributedContextPropagator.Current.Inject(Activity.Current, request, static (carrier, name, value) =>
            {
                var headers = ((HttpRequestMessage)carrier!).Headers;
                headers.Remove(name);
                headers.TryAddWithoutValidation(name, value);
            });
        }

        return base.SendAsync(request, cancellationToken);
    }
}
