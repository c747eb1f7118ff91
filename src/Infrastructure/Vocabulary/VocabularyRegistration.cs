using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Vocabulary.Formats;

namespace OmicsOracle.Infrastructure.Vocabulary;

internal static class VocabularyRegistration
{
    public static IServiceCollection AddVocabulary(this IServiceCollection services)
    {
        services.AddOptions<VocabularyOptions>()
            .BindConfiguration(VocabularyOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.Timeout > TimeSpan.Zero && o.Timeout <= TimeSpan.FromDays(1), "Vocabulary:Timeout must be above 0 and at most a day.")
            .Validate(o => o.MaxBytes > 0, "Vocabulary:MaxBytes must be above 0.")
            .Validate(o => o.Sources.Values.All(s => s.Url is null or { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" }), "Each Vocabulary:Sources:…:Url must be a whole address of http or https.")
            .ValidateOnStart();
        services.AddHttpClient(VocabularyDownloads.Client, client => client.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        services.AddSingleton<VocabularyStore>();
        services.AddSingleton<IVocabularyStore>(provider => provider.GetRequiredService<VocabularyStore>());
        services.AddSingleton<IVocabularyFiles, VocabularyFiles>();
        services.AddSingleton<IVocabularyDownloads, VocabularyDownloads>();
        services.AddSingleton<LiveVocabulary>();
        services.AddSingleton<IVocabularyMemory>(provider => provider.GetRequiredService<LiveVocabulary>());
        return services.AddSingleton<IVocabulary>(provider => provider.GetRequiredService<LiveVocabulary>());
    }
}
