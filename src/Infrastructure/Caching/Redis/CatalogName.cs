using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>Names the catalogue that answers are made from, in the keys under which nodes share them.</summary>
internal sealed class CatalogName(IServiceProvider services)
{
    private string? _name;

    /// <summary>Of the store; the same for copies of one data directory. Empty where there is no catalogue.</summary>
    /// <exception cref="Application.SourceUnavailable">The store cannot be read.</exception>
    public async ValueTask<string> Name(CancellationToken cancellation) => _name ??=
        services.GetService<IDatasetCatalog>() is { } catalog ? $"{(await catalog.Figures(cancellation)).StoreId:n}:" : "";
}
