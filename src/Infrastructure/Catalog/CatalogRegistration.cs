using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog;

internal static class CatalogRegistration
{
    public static IServiceCollection AddCatalogStore(this IServiceCollection services)
    {
        services.AddOptions<CatalogOptions>()
            .BindConfiguration(CatalogOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => !string.IsNullOrWhiteSpace(o.Directory), "Catalog:Directory names no folder.")
            .Validate(o => o.Connections is >= 1 and <= 50, "Catalog:Connections must be 1 to 50.")
            .Validate(o => o.ConnectionTimeout > TimeSpan.Zero && o.ConnectionTimeout <= TimeSpan.FromMinutes(5), "Catalog:ConnectionTimeout must be above 0 and at most 5 minutes.")
            .ValidateOnStart();
        services.AddSingleton<DataDirectory>();
        services.AddSingleton(provider =>
        {
            var directory = provider.GetRequiredService<DataDirectory>();
            var options = provider.GetRequiredService<IOptions<CatalogOptions>>().Value;
            return new CatalogFile(directory.StorePath, mayWrite: () => directory.IsOurs, mayTake: directory.TryTake, places: new(options.Connections, options.ConnectionTimeout));
        });
        services.AddSingleton<IDatasetCatalog, DatasetCatalog>();
        services.AddSingleton<IHarvestCheckpoints, HarvestCheckpoints>();
        services.AddSingleton<IAbsentSeries, AbsentSeries>();
        services.AddSingleton<IImportReports, ImportReports>();
        services.AddSingleton<IVitalSign, Vital.StoreSign>();
        services.AddSingleton<IVitalSign, Vital.DiskSign>();
        services.AddHostedService<CatalogOpening>();
        return services;
    }
}
