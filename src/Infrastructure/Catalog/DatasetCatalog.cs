using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>The records held, a row a series (docs/decisions/0002). Any number of readers beside one writer, in this process or others.</summary>
internal sealed class DatasetCatalog(IDbContextFactory<CatalogContext> contexts, TimeProvider time) : IDatasetCatalog, IDisposable
{
    // Small enough that a page of large series stays in tens of megabytes.
    private const int PageSize = 250;

    private static readonly Func<CatalogContext, int, Task<byte[]?>> BodyOf =
        EF.CompileAsyncQuery((CatalogContext store, int uid) => store.Records.Where(r => r.Uid == uid).Select(r => r.Body).FirstOrDefault());

    private readonly SemaphoreSlim _writing = new(1);

    public Task<Dataset?> Find(Accession accession, CancellationToken cancellation) => Ask(async store =>
        await BodyOf(store, accession.EntrezUid) is { } body ? RecordBody.Read(accession, RecordBody.Unpack(body)) : null);

    public Task<CatalogFigures> Figures(CancellationToken cancellation) => Ask(async store =>
    {
        var facts = await store.Facts.AsNoTracking().SingleAsync(cancellation);
        DateTimeOffset? updatedAt = facts.UpdatedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
        return new CatalogFigures(facts.StoreId, facts.Records, facts.LastSequence, updatedAt, facts.IsStarter);
    });

    public async Task<UpsertOutcome> Upsert(IReadOnlyList<Dataset> batch, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            return await Ask(async store =>
            {
                await store.Database.OpenConnectionAsync(cancellation);
                using var transaction = new UpsertTransaction((SqliteConnection)store.Database.GetDbConnection(), time.GetUtcNow());
                transaction.Put(batch, cancellation);
                return transaction.Commit();
            });
        }
        finally
        {
            _writing.Release();
        }
    }

    public async IAsyncEnumerable<CatalogChange> ChangesAfter(long sequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A page a transaction: a reader that takes its time keeps no old state alive for the writer to carry.
        List<StoredRecord> page;
        do
        {
            var after = sequence;
            page = await Ask(store => store.Records.AsNoTracking()
                .Where(r => r.Sequence > after).OrderBy(r => r.Sequence).Take(PageSize).ToListAsync(cancellation));
            foreach (var record in page)
            {
                yield return Change(record);
                sequence = record.Sequence;
            }
        }
        while (page.Count == PageSize);
    }

    public void Dispose() => _writing.Dispose();

    private CatalogChange Change(StoredRecord record)
    {
        var accession = Accession.FromEntrezUid(record.Uid);
        try
        {
            return new(record.Sequence, accession, record.Body is { } body ? RecordBody.Read(accession, RecordBody.Unpack(body)) : null);
        }
        catch (InvalidDataException damage)
        {
            using var store = contexts.CreateDbContext();
            throw StoreFailure.Unavailable(damage, store.Path);
        }
    }

    private async Task<T> Ask<T>(Func<CatalogContext, Task<T>> question)
    {
        await using var store = contexts.CreateDbContext();
        try
        {
            return await question(store);
        }
        catch (Exception failure) when (StoreFailure.IsOne(failure))
        {
            throw StoreFailure.Unavailable(failure, store.Path);
        }
    }
}
