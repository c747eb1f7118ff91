using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Infrastructure.Caching;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Catalog.Formats;
using OmicsOracle.Infrastructure.LanguageModels;
using OmicsOracle.Infrastructure.Monitoring;
using OmicsOracle.Infrastructure.Ncbi;
using OmicsOracle.Infrastructure.RateLimiting;
using OmicsOracle.Infrastructure.Search;
using OmicsOracle.Infrastructure.Vocabulary;

namespace OmicsOracle.Infrastructure;

public static class DependencyInjection
{
    /// <summary>The adapters behind the application's ports.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services) => services
        .AddCatalogStore()
        .AddRecordFiles()
        .AddSearchIndex()
        .AddVocabulary()
        .AddAnswerCache()
        .AddPermits()
        .AddNcbi()
        .AddNcbiAdapters()
        .AddLanguageModel()
        .AddSpendings()
        .AddOutgoingTraces()
        .AddAlerts();
}
