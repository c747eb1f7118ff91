using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Caching;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Tests.Caching;

/// <summary>The cache as the program composes it; memory alone unless settings say more.</summary>
internal sealed class CacheUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CacheUnderTest(ServiceProvider services) => _services = services;

    public IAnswerCache Answers => _services.GetRequiredService<IAnswerCache>();

    public Wishes Caller => (Wishes)_services.GetRequiredService<ICacheExchange>();

    public static CacheUnderTest Start(params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Cache:Disk:Enabled", "false"),
            new("Cache:Jitter", "0"),
            .. settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value)),
        ]).Build());
        services.AddLogging().AddMetrics().AddSingleton(TimeProvider.System).AddSingleton<ICacheExchange, Wishes>();
        services.AddSingleton<DataDirectory>();
        services.AddAnswerCache();
        return new(services.BuildServiceProvider(validateScopes: true));
    }

    /// <summary>Asks for one series.</summary>
    public async Task<CachedAnswer<Dataset>> Ask(int number, Func<CancellationToken, Task<Dataset>> create, CancellationToken cancellation = default) =>
        await Answers.GetOrCreate(Entry(number), create, cancellation);

    public static CacheEntry Entry(int number, Func<object, CacheWorth>? worth = null) =>
        new($"record:GSE{number}", CacheProfile.Record, [CacheTag.Of(Accession.Series(number)), CacheTag.Catalog], worth);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    internal sealed class Wishes : ICacheExchange
    {
        public bool WantsNew { get; set; }

        public void Tell(in CacheOutcome outcome)
        {
        }
    }
}
