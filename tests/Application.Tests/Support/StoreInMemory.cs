using System.Runtime.CompilerServices;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests.Support;

/// <summary>A store that lives on when the program that writes to it is killed: before or after any change a test may end everything.</summary>
internal sealed class StoreInMemory : IDatasetCatalog, IHarvestCheckpoints, IAbsentSeries
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, Accession> _changes = [];
    private readonly Dictionary<Accession, (long Sequence, Dataset? Dataset)> _records = [];
    private readonly Dictionary<string, HarvestCheckpoint> _checkpoints = [];
    private readonly Dictionary<Accession, Absence> _absences = [];
    private long _sequence;

    /// <summary>Called before and after each change; throws to kill.</summary>
    public Action Moment { get; set; } = () => { };

    public List<int> Batches { get; } = [];

    public IEnumerable<int> Held => _records.Values.Select(r => r.Dataset).OfType<Dataset>().Select(d => d.Accession.Number).Order();

    public Task<Dataset?> Find(Accession accession, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(_records.GetValueOrDefault(accession).Dataset);
        }
    }

    public Task<UpsertOutcome> Upsert(IReadOnlyList<Dataset> batch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var added = 0;
        var changed = new List<Accession>();
        Moment();
        lock (_gate)
        {
            Batches.Add(batch.Count);
            foreach (var arriving in batch)
            {
                var held = _records.GetValueOrDefault(arriving.Accession).Dataset;
                var merged = held?.MergedWith(arriving) ?? arriving;
                if (held is not null && held.OverallDesign == merged.OverallDesign)
                {
                    continue;
                }

                if (held is null)
                {
                    added++;
                }
                else
                {
                    changed.Add(arriving.Accession);
                }

                Put(arriving.Accession, merged);
            }
        }

        Moment();
        return Task.FromResult(new UpsertOutcome(added, changed.Count, batch.Count - added - changed.Count) { ChangedSeries = changed });
    }

    public Task<CatalogFigures> Figures(CancellationToken cancellation) => Task.FromResult(new CatalogFigures(Guid.Empty, Held.Count(), _sequence, null, false));

    public async IAsyncEnumerable<CatalogChange> ChangesAfter(long sequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (Next() is { } change)
        {
            await Task.Yield();
            yield return change;
            sequence = change.Sequence;
        }

        CatalogChange? Next()
        {
            lock (_gate)
            {
                return _changes.Where(c => c.Key > sequence).Select(c => new CatalogChange(c.Key, c.Value, _records[c.Value].Dataset)).FirstOrDefault();
            }
        }
    }

    public Task<HarvestCheckpoint?> Find(string scope, CancellationToken cancellation) => Task.FromResult(_checkpoints.GetValueOrDefault(scope));

    public Task Save(string scope, HarvestCheckpoint checkpoint, CancellationToken cancellation)
    {
        Moment();
        _checkpoints[scope] = checkpoint;
        Moment();
        return Task.CompletedTask;
    }

    public Task<HarvestCheckpoint?> Latest(CancellationToken cancellation) => Task.FromResult(_checkpoints.Values.MaxBy(c => c.StartedAt));

    Task<Absence?> IAbsentSeries.Find(Accession accession, CancellationToken cancellation) => Task.FromResult(_absences.GetValueOrDefault(accession));

    public Task Remember(Accession accession, Absence absence, CancellationToken cancellation)
    {
        lock (_gate)
        {
            _absences[accession] = absence;
            if (absence.Kind is AbsenceKind.Withdrawn && _records.ContainsKey(accession))
            {
                Put(accession, null);
            }
        }

        return Task.CompletedTask;
    }

    private void Put(Accession accession, Dataset? dataset)
    {
        if (_records.TryGetValue(accession, out var before))
        {
            _changes.Remove(before.Sequence);
        }

        _records[accession] = (++_sequence, dataset);
        _changes[_sequence] = accession;
    }
}
