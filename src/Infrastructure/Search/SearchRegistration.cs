using Microsoft.Extensions.DependencyInjection;

namespace OmicsOracle.Infrastructure.Search;

internal static class SearchRegistration
{
    public static IServiceCollection AddSearchIndex(this IServiceCollection services) => services;
}
