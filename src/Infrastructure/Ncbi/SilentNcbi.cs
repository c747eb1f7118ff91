using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OmicsOracle.Application;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Stands where NCBI is switched off: sends nothing, and says so.</summary>
internal sealed class SilentNcbi : IGeoSource, IGeoHarvest, ILinkedSources
{
    private const string Reason = "asking NCBI is switched off (setting Ncbi:Enabled)";

    public SourceBudget Budget => SourceBudget.Off;

    public Task<SourceAnswer<LiveHits>> Search(SearchQuery query, CancellationToken cancellation) => Off<LiveHits>();

    public Task<SourceAnswer<Dataset>> Find(Accession accession, CancellationToken cancellation) => Off<Dataset>();

    public Task<SourceAnswer<Dataset>> FindInFull(Accession accession, CancellationToken cancellation) => Off<Dataset>();

    public Task<SourceAnswer<IReadOnlyList<Publication>>> Publications(IReadOnlyList<int> pubMedIds, CancellationToken cancellation) => Off<IReadOnlyList<Publication>>();

    public Task<SourceAnswer<IReadOnlyList<SequencingRun>>> Runs(Accession series, CancellationToken cancellation) => Off<IReadOnlyList<SequencingRun>>();

    public IAsyncEnumerable<HarvestPage> Pages(HarvestScope scope, string? checkpoint, CancellationToken cancellation) =>
        throw new CannotProceed($"Nothing can be harvested: {Reason}.");

    private static Task<SourceAnswer<T>> Off<T>() => Task.FromResult(new SourceAnswer<T>(AnswerKind.Blocked, Reason: Reason));
}

internal static class SilentNcbiRegistration
{
    /// <summary>Takes each place of NCBI's that nobody else has taken.</summary>
    public static IServiceCollection AddSilentNcbi(this IServiceCollection services)
    {
        services.TryAddSingleton<IGeoSource, SilentNcbi>();
        services.TryAddSingleton<IGeoHarvest, SilentNcbi>();
        services.TryAddSingleton<ILinkedSources, SilentNcbi>();
        return services;
    }
}
