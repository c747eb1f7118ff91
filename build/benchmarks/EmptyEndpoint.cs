using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OmicsOracle.Bench;

/// <summary>The least that ASP.NET Core can do: a slim host with one endpoint that answers 200 and nothing else, or the bytes of a file.</summary>
internal static class EmptyEndpoint
{
    public static async Task<int> Serve(string address, string? body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var service = builder.Build();
        if (body is null)
        {
            service.MapGet("/", () => { });
        }
        else
        {
            var bytes = await File.ReadAllBytesAsync(body);
            service.MapGet("/", (HttpResponse response) =>
            {
                response.ContentType = "application/json; charset=utf-8";
                response.ContentLength = bytes.Length;
                return response.Body.WriteAsync(bytes).AsTask();
            });
        }

        await service.RunAsync();
        return 0;
    }
}
