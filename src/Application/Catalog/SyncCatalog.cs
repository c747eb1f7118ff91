using FluentValidation;
using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Catalog;

/// <summary>Brings GEO into the catalogue and streams how far it is. One that was stopped, however, goes on where it was; with nothing named, all of GEO the first time and what changed since from then on.</summary>
/// <param name="All">All of GEO anew, though it was harvested before.</param>
/// <param name="Query">Only what an Entrez term of the gds database names; in GEO's own syntax.</param>
/// <param name="Since">Only what GEO updated on this day or later.</param>
/// <param name="Enrich">Afterwards, read SOFT for the records without an overall design.</param>
public sealed record SyncCatalog(bool All = false, string? Query = null, DateOnly? Since = null, bool Enrich = false)
    : IRequest<IAsyncEnumerable<SyncProgress>>, ILongRunning;

public enum SyncStage
{
    Harvesting,
    Enriching,
    Indexing,
    Done,
}

/// <summary>How far a sync is; the last one of the stream is its outcome.</summary>
/// <param name="Scope">What is harvested, for a person: "all of GEO", "updates since 2026-01-31".</param>
/// <param name="Done">Records of this stage gone through, those of earlier, interrupted runs included.</param>
/// <param name="Total">In this stage, as far as is known.</param>
/// <param name="Missing">Listed by GEO but without a record there.</param>
/// <param name="Withdrawn">Of the missing: held until now, and withdrawn by GEO.</param>
/// <param name="Enriched">Records that got their overall design.</param>
/// <param name="StartedAt">Of this run.</param>
/// <param name="PerSecond">Records a second in this stage and run.</param>
/// <param name="SecondsLeft">Of this stage, at that rate; null where there is no telling.</param>
public sealed record SyncProgress(
    SyncStage Stage,
    string Scope,
    int Done,
    int Total,
    int Added,
    int Changed,
    int Unchanged,
    int Missing,
    int Withdrawn,
    int Enriched,
    DateTimeOffset StartedAt,
    double PerSecond,
    double? SecondsLeft);

internal sealed class SyncCatalogValidator : AbstractValidator<SyncCatalog>
{
    private const int LongestQuery = 999;

    public SyncCatalogValidator(TimeProvider time)
    {
        RuleFor(s => s.Query)
            .Must(q => q is null || (!string.IsNullOrWhiteSpace(q) && q.Length <= LongestQuery && !q.Any(char.IsControl)))
            .WithMessage($"An Entrez term has 1 to {LongestQuery} characters, none of them control characters.")
            .OverridePropertyName("query");
        RuleFor(s => s.Since)
            .Must(day => day is not { } d || d <= DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))
            .WithMessage("The day lies in the future.")
            .OverridePropertyName("since");
        RuleFor(s => s)
            .Must(s => new[] { s.All, s.Query is not null, s.Since is not null }.Count(given => given) <= 1)
            .WithMessage("Name one of all, query and since.")
            .OverridePropertyName("all");
    }
}

internal sealed class SyncCatalogHandler(
    IGeoHarvest harvest,
    IGeoSource geo,
    IDatasetCatalog catalog,
    IAbsentSeries absences,
    IHarvestCheckpoints checkpoints,
    ISearchIndex index,
    IAnswerCache cache,
    RunningSync running,
    TimeProvider time) : IRequestHandler<SyncCatalog, IAsyncEnumerable<SyncProgress>>
{
    /// <exception cref="SyncRunning">One is on its way already.</exception>
    /// <exception cref="SourceUnavailable">NCBI is switched off.</exception>
    public Task<IAsyncEnumerable<SyncProgress>> Handle(SyncCatalog request, CancellationToken cancellationToken)
    {
        if (geo.Budget.IsOff)
        {
            throw new SourceUnavailable(SourceUnavailable.Upstream, "Nothing can be harvested: asking NCBI is switched off (setting Ncbi:Enabled).");
        }

        running.Begin();
        return Task.FromResult(ProgressStream.Of<SyncProgress>(
            async (progress, cancellation) =>
            {
                try
                {
                    await Run(request, new SyncJournal(running, progress, time), cancellation);
                }
                finally
                {
                    running.End();
                }
            },
            cancellationToken));
    }

    private async Task Run(SyncCatalog request, SyncJournal journal, CancellationToken cancellation)
    {
        await using var following = new IndexBeside(index);
        var plan = await SyncPlan.Of(request, checkpoints, time, cancellation);
        await new HarvestRun(harvest, geo, catalog, absences, checkpoints, cache, following, journal, time).Run(plan, cancellation);
        if (request.Enrich)
        {
            await new EnrichmentRun(geo, catalog, checkpoints, cache, following, journal, time).Run(cancellation);
        }

        journal.Enter(SyncStage.Indexing, 0, 0);
        await following.Settle();
        await index.CatchUp(new Indexing(journal), cancellation);
        await cache.Drop(CacheTag.Search, cancellation);
        journal.Finish();
    }

    private sealed class Indexing(SyncJournal journal) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => journal.Reach(value.Done, value.Total);
    }
}
