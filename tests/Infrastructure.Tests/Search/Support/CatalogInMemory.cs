using System.Runtime.CompilerServices;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

/// <summary>A catalogue that forgets with the test. Keeps the port's promises on order and on records that changed twice.</summary>
internal sealed class CatalogInMemory : IDatasetCatalog
{
    private readonly Dictionary<Accession, CatalogChange> _changes = [];
    private long _sequence;

    public CatalogInMemory(params IEnumerable<Dataset> series) => Put(series);

    public Guid StoreId { get; set; } = new("5b8f2f3e-6f57-4a53-9d6b-0c7c3a1c2e11");

    /// <summary>Times that changes were asked for.</summary>
    public int Readings { get; private set; }

    public IReadOnlyList<Dataset> Held => [.. _changes.Values.Select(c => c.Dataset).OfType<Dataset>()];

    public void Put(params IEnumerable<Dataset> series)
    {
        foreach (var one in series)
        {
            _changes[one.Accession] = new(++_sequence, one.Accession, one);
        }
    }

    public void Remove(Accession accession) => _changes[accession] = new(++_sequence, accession, null);

    public Task<Dataset?> Find(Accession accession, CancellationToken cancellation) =>
        Task.FromResult(_changes.GetValueOrDefault(accession)?.Dataset);

    public Task<UpsertOutcome> Upsert(IReadOnlyList<Dataset> batch, CancellationToken cancellation)
    {
        Put(batch);
        return Task.FromResult(new UpsertOutcome(batch.Count, 0, 0));
    }

    public Task<CatalogFigures> Figures(CancellationToken cancellation) =>
        Task.FromResult(new CatalogFigures(StoreId, Held.Count, _sequence, null, Held.Count > 0 && Held.All(d => d.IsStarter)));

    public async IAsyncEnumerable<CatalogChange> ChangesAfter(long sequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Readings++;
        await Task.CompletedTask;
        foreach (var change in _changes.Values.Where(c => c.Sequence > sequence).OrderBy(c => c.Sequence).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return change;
        }
    }
}
