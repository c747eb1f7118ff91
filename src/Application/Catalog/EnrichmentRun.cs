using System.Globalization;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Catalog;

/// <summary>Goes through the records held and reads SOFT for those without an overall design, one by one. Where it was stopped it goes on;
/// what could not be read is tried again by the next whole run.</summary>
internal sealed class EnrichmentRun(IGeoSource geo, IDatasetCatalog catalog, IHarvestCheckpoints checkpoints, IAnswerCache cache, IndexBeside following, SyncJournal journal, TimeProvider time)
{
    /// <summary>Of its checkpoint, whose place is the catalogue's change up to which everything was gone through.</summary>
    public const string Scope = "enrich";

    /// <summary>Records gone through between two checkpoints; what of them needs nothing costs nothing to go through again, and what was read is stored at once.</summary>
    private const int CheckpointEvery = 100;

    /// <summary>So many failures one after another, each retried by the gateway, and GEO cannot be read at all now.</summary>
    private const int MostFailures = 10;

    private int _failures;

    public async Task Run(CancellationToken cancellation)
    {
        var begun = await checkpoints.Find(Scope, cancellation) is { EndedAt: null } checkpoint ? checkpoint : null;
        var startedAt = begun?.StartedAt ?? time.GetUtcNow();
        var from = begun?.Place is { } place ? long.Parse(place, CultureInfo.InvariantCulture) : 0;
        var done = begun?.Done ?? 0;
        var total = Math.Max(done, (await catalog.Figures(cancellation)).Records);
        journal.Enter(SyncStage.Enriching, done, total);
        await foreach (var change in catalog.ChangesAfter(from, cancellation))
        {
            if (change.Dataset is not { } dataset)
            {
                continue;
            }

            if (NeedsSoft(dataset))
            {
                await Enrich(dataset.Accession, cancellation);
                await following.Follow(cancellation);
            }

            // A record that is enriched comes by a second time, behind the others, and is not counted twice.
            done = Math.Min(done + 1, total);
            if (done % CheckpointEvery == 0)
            {
                await Save(change.Sequence, endedAt: null);
            }

            journal.Reach(done, total);
        }

        await Save(null, time.GetUtcNow());

        Task Save(long? sequence, DateTimeOffset? endedAt) =>
            checkpoints.Save(Scope, new(sequence?.ToString(CultureInfo.InvariantCulture), done, total, startedAt, endedAt), cancellation);
    }

    private static bool NeedsSoft(Dataset dataset) => dataset.OverallDesign is null && !dataset.IsStarter && dataset.Provenance.All(p => p.Source != RecordSource.Soft);

    private async Task Enrich(Accession accession, CancellationToken cancellation)
    {
        var answer = await geo.FindInFull(accession, cancellation);
        if (answer.Value is { } dataset)
        {
            _failures = 0;
            var stored = await catalog.Upsert([dataset], cancellation);
            await cache.DropRecords(stored.ChangedSeries, cancellation);
            journal.Stored(stored);
            journal.Enriched();
        }
        else if (answer.Kind is not (AnswerKind.Throttled or AnswerKind.Transient or AnswerKind.Blocked))
        {
            _failures = 0;
        }
        else if (++_failures == MostFailures)
        {
            throw LiveFailure.Unavailable(answer.Kind, answer.Reason, answer.RetryAfter);
        }
    }
}
