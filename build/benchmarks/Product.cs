using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OmicsOracle.Application;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure;

namespace OmicsOracle.Bench;

/// <summary>The product in this process, as the program composes it but without HTTP.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly IHost _host;

    private Product(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public static Task<Product> Start(string data, Action<IServiceCollection>? more = null) => Start(data, new Dictionary<string, string?>(), more);

    /// <summary>With settings of its own.</summary>
    public static async Task<Product> Start(string data, IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection([new("Catalog:Directory", data), .. Limits.None.Select(l => new KeyValuePair<string, string?>(l.Key, l.Value)), .. settings]);
        builder.Services.AddApplication().AddInfrastructure().AddSingleton<ICaller, Anyone>();
        more?.Invoke(builder.Services);
        var product = new Product(builder.Build());
        await product._host.StartAsync();
        await product.FollowCatalog();
        return product;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    /// <summary>Brings the index up to the store, as the service does when it starts.</summary>
    private async Task FollowCatalog()
    {
        await foreach (var _ in await Services.GetRequiredService<IMediator>().Send(new FollowCatalog()))
        {
        }

        if (Services.GetRequiredService<ISearchIndex>().Status is { State: not IndexState.Ready } status)
        {
            throw new BenchFailed($"The index is {status.State}, not ready.");
        }
    }

    /// <summary>Has a limit, so that it is metered, but one that no benchmark reaches.</summary>
    private sealed class Anyone : ICaller
    {
        public string Key => "bench";
    }
}

/// <summary>Settings by which no measurement runs into a limit, and none asks another machine.</summary>
internal static class Limits
{
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>
    {
        ["RateLimit:PermitsPerMinute"] = "1000000000",
        ["RateLimit:Burst"] = "1000000000",
        ["Live:Enabled"] = "false",
    };
}
