using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OmicsOracle.Application;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure;

namespace OmicsOracle.CatalogWriter;

/// <summary>The program's own sync, from a GEO of generated series.</summary>
internal static class SyncWriter
{
    public static async Task Run(string directory, int pages)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Catalog:Directory", directory)]).Build());
        services.AddLogging().AddApplication().AddInfrastructure().AddSingleton<ICaller, Operator>();
        services.Replace(ServiceDescriptor.Singleton<IGeoHarvest>(new NumberedHarvest(pages))).Replace(ServiceDescriptor.Singleton<IGeoSource, NobodyAsked>());
        await using var program = services.BuildServiceProvider();
        foreach (var start in program.GetServices<IHostedService>())
        {
            await start.StartAsync(CancellationToken.None);
        }

        await foreach (var _ in await program.GetRequiredService<IMediator>().Send(new SyncCatalog()))
        {
        }
    }

    private sealed class Operator : ICaller
    {
        public string? Key => null;
    }

    private sealed class NobodyAsked : IGeoSource
    {
        public SourceBudget Budget { get; } = new(3, 3, 0, 0, 0, 0, "open", null);

        public Task<SourceAnswer<LiveHits>> Search(SearchQuery query, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<SourceAnswer<LiveHits>> Search(ConceptQuestion question, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<SourceAnswer<Dataset>> Find(Accession accession, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<SourceAnswer<Dataset>> FindInFull(Accession accession, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
