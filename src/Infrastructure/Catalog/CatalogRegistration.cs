using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog;

internal static class CatalogRegistration
{
    public static IServiceCollection AddCatalogStore(this IServiceCollection services)
    {
        services.AddOptions<CatalogOptions>()
            .BindConfiguration(CatalogOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => !string.IsNullOrWhiteSpace(o.Directory), "Catalog:Directory names no folder.")
            .ValidateOnStart();
        services.AddSingleton<DataDirectory>();
        services.AddSingleton(provider =>
        {
            var directory = provider.GetRequiredService<DataDirectory>();
            return new CatalogFile(directory.StorePath, mayWrite: () => directory.IsOurs, mayTake: directory.TryTake);
        });
        services.AddSingleton<IDatasetCatalog, DatasetCatalog>();
        services.AddSingleton<IHarvestCheckpoints, HarvestCheckpoints>();
        services.AddSingleton<IAbsentSeries, AbsentSeries>();
        services.AddSingleton<IImportReports, ImportReports>();
        services.AddHostedService<CatalogOpening>();
        return services;
    }
}
