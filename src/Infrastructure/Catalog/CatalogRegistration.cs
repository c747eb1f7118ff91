using Microsoft.Extensions.DependencyInjection;

namespace OmicsOracle.Infrastructure.Catalog;

internal static class CatalogRegistration
{
    public static IServiceCollection AddCatalogStore(this IServiceCollection services)
    {
        services.AddOptions<CatalogOptions>()
            .BindConfiguration(CatalogOptions.Section)
            .Validate(o => !string.IsNullOrWhiteSpace(o.Directory), "Catalog:Directory names no folder.")
            .ValidateOnStart();
        services.AddSingleton<DataDirectory>();
        return services;
    }
}
