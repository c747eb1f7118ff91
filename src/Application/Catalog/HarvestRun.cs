using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Catalog;

/// <summary>One harvest on its way: a page is stored, then its place is remembered, so that a kill at any moment loses nothing and repeats one page at most.</summary>
internal sealed class HarvestRun(
    IGeoHarvest harvest,
    IGeoSource geo,
    IDatasetCatalog catalog,
    IAbsentSeries absences,
    IHarvestCheckpoints checkpoints,
    IAnswerCache cache,
    IndexBeside following,
    SyncJournal journal,
    TimeProvider time)
{
    public async Task Run(SyncPlan plan, CancellationToken cancellation)
    {
        var (scope, startedAt) = (plan.Scope.Key, plan.StartedAt);
        var (done, total) = (plan.Begun?.Done ?? 0, plan.Begun?.Total ?? 0);
        journal.Enter(SyncStage.Harvesting, done, total, plan.Description);
        await foreach (var page in harvest.Pages(plan.Scope, plan.Begun?.Place, cancellation))
        {
            var stored = await catalog.Upsert(page.Datasets, cancellation);
            await cache.DropRecords(stored.ChangedSeries, cancellation);
            journal.Stored(stored);
            journal.Missed(page.Missing.Count, await Withdraw(page.Missing, cancellation));
            (done, total) = (page.Done, page.Total);
            await checkpoints.Save(scope, new(page.Checkpoint, done, total, startedAt, EndedAt: null), cancellation);
            await following.Follow(cancellation);
            journal.Reach(done, total);
        }

        var ended = new HarvestCheckpoint(Place: null, done, total, startedAt, time.GetUtcNow());
        await checkpoints.Save(scope, ended, cancellation);
        if (plan.RefreshesAll)
        {
            await checkpoints.Save(HarvestScope.Everything.Key, ended, cancellation);
        }
    }

    /// <summary>Marks those of the missing that are held and that GEO itself says to be withdrawn; a record that is only broken there stays.</summary>
    private async Task<int> Withdraw(IReadOnlyList<Accession> missing, CancellationToken cancellation)
    {
        var withdrawn = 0;
        foreach (var accession in missing)
        {
            if (await catalog.Find(accession, cancellation) is not null && await geo.Find(accession, cancellation) is { Kind: AnswerKind.Gone })
            {
                await absences.Remember(accession, Absence.Withdrawn(time.GetUtcNow()), cancellation);
                await cache.Drop(CacheTag.Of(accession), cancellation);
                withdrawn++;
            }
        }

        return withdrawn;
    }
}
