using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>The records held, a row a series. Any number of readers beside one writer, in this process or others.
/// The questions are few and plain, so they are SQL: the first LINQ query costs half a second in every process (docs/decisions/0003-a-record-a-row.md).</summary>
internal sealed class DatasetCatalog(CatalogFile file, TimeProvider time) : IDatasetCatalog, IDisposable
{
    // Bodies are unpacked one by one, so a page of the largest series stays in tens of megabytes.
    private const int PageSize = 250;

    private readonly SemaphoreSlim _writing = new(1);

    public Task<Dataset?> Find(Accession accession, CancellationToken cancellation) => Task.FromResult(file.Ask(store =>
    {
        using var command = store.CreateCommand();
        command.CommandText = "SELECT Body FROM Records WHERE Uid = $uid";
        command.Parameters.AddWithValue("$uid", accession.EntrezUid);
        return command.ExecuteScalar() is byte[] body ? RecordBody.Read(accession, RecordBody.Unpack(body)) : null;
    }));

    public Task<CatalogFigures> Figures(CancellationToken cancellation) => Task.FromResult(file.Ask(store =>
    {
        using var command = store.CreateCommand();
        command.CommandText = "SELECT StoreId, Records, LastSequence, UpdatedAt, IsStarter FROM Facts";
        using var row = command.ExecuteReader();
        return row.Read()
            ? new CatalogFigures(row.GetGuid(0), row.GetInt32(1), row.GetInt64(2), row.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), row.GetBoolean(4))
            : throw new InvalidDataException("The store has lost its facts.");
    }));

    public Task<UpsertOutcome> Upsert(IReadOnlyList<Dataset> batch, CancellationToken cancellation) => Put(batch, besideStarters: false, cancellation);

    public Task<UpsertOutcome> UpsertFound(IReadOnlyList<Dataset> found, CancellationToken cancellation) => Put(found, besideStarters: true, cancellation);

    public async IAsyncEnumerable<CatalogChange> ChangesAfter(long sequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A page a transaction: a reader that takes its time keeps no old state alive for the writer to carry.
        List<StoredRecord> page;
        do
        {
            await Task.Yield();
            page = file.Ask(store => Page(store, sequence));
            foreach (var record in page)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return Change(record);
                sequence = record.Sequence;
            }
        }
        while (page.Count == PageSize);
    }

    public void Dispose() => _writing.Dispose();

    private async Task<UpsertOutcome> Put(IReadOnlyList<Dataset> batch, bool besideStarters, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            return file.Change(store =>
            {
                using var transaction = new UpsertTransaction(store, time.GetUtcNow());
                transaction.Put(batch, besideStarters, cancellation);
                return transaction.Commit();
            });
        }
        finally
        {
            _writing.Release();
        }
    }

    private static List<StoredRecord> Page(SqliteConnection store, long after)
    {
        using var command = store.CreateCommand();
        command.CommandText = "SELECT Uid, Sequence, Body FROM Records WHERE Sequence > $after ORDER BY Sequence LIMIT $count";
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$count", PageSize);
        using var rows = command.ExecuteReader();
        var page = new List<StoredRecord>(PageSize);
        while (rows.Read())
        {
            page.Add(new() { Uid = rows.GetInt32(0), Sequence = rows.GetInt64(1), Body = rows.IsDBNull(2) ? null : rows.GetFieldValue<byte[]>(2) });
        }

        return page;
    }

    private CatalogChange Change(StoredRecord record)
    {
        var accession = Accession.FromEntrezUid(record.Uid);
        return new(record.Sequence, accession, record.Body is { } body ? file.Explained(() => RecordBody.Read(accession, RecordBody.Unpack(body))) : null);
    }
}
