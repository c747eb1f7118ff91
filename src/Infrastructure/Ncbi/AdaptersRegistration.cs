using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

internal static class AdaptersRegistration
{
    /// <summary>The ports that NCBI is asked through; they stand on <see cref="IEntrez"/>.</summary>
    public static IServiceCollection AddNcbiAdapters(this IServiceCollection services) => services
        .AddSingleton<IGeoSource, EntrezSource>()
        .AddSingleton<IGeoHarvest, EntrezHarvest>()
        .AddSingleton<ILinkedSources, LinkedSources>()
        .AddSingleton<IPaperSource, PaperSource>();
}
