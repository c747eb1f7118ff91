using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace OmicsOracle.Bench;

/// <summary>The least that ASP.NET Core can do: a slim host with one endpoint that answers 200 and nothing else.</summary>
internal static class EmptyEndpoint
{
    public static async Task<int> Serve(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var service = builder.Build();
        service.MapGet("/", () => { });
        await service.RunAsync();
        return 0;
    }
}
