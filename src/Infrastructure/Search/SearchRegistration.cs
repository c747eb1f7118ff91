using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Search;

internal static class SearchRegistration
{
    public static IServiceCollection AddSearchIndex(this IServiceCollection services) => services.AddSingleton<ISearchIndex, SearchIndex>();
}
