using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Vocabulary;

internal static class VocabularyRegistration
{
    public static IServiceCollection AddVocabulary(this IServiceCollection services) =>
        services.AddSingleton<IVocabulary>(_ => new VocabularyNames(new NameTable(StarterVocabulary.Read())));
}
