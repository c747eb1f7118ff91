using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

/// <summary>A store opened as the service opens it, in this process.</summary>
internal sealed class OpenStore : IDisposable
{
    private OpenStore(string folder, CatalogAccess access)
    {
        Directory = new DataDirectory(Options.Create(new CatalogOptions { Directory = folder, Access = access }));
        File = new CatalogFile(Directory.StorePath, () => Directory.IsOurs, busyTimeout: 1);
        Catalog = new DatasetCatalog(File, Time);
    }

    public FakeTimeProvider Time { get; } = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public DataDirectory Directory { get; }

    public CatalogFile File { get; }

    public DatasetCatalog Catalog { get; }

    public static async Task<OpenStore> At(string folder, CatalogAccess access = CatalogAccess.Write)
    {
        var store = new OpenStore(folder, access);
        try
        {
            await new CatalogOpening(store.Directory, store.File, TimeProvider.System).StartAsync(CancellationToken.None);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public async Task<List<CatalogChange>> ChangesAfter(long sequence)
    {
        var changes = new List<CatalogChange>();
        await foreach (var change in Catalog.ChangesAfter(sequence, CancellationToken.None))
        {
            changes.Add(change);
        }

        return changes;
    }

    public Task<CatalogFigures> Figures() => Catalog.Figures(CancellationToken.None);

    public Task<UpsertOutcome> Upsert(params Domain.Dataset[] batch) => Catalog.Upsert(batch, CancellationToken.None);

    public Task<Domain.Dataset?> Find(int series) => Catalog.Find(Domain.Accession.Series(series), CancellationToken.None);

    /// <summary>Asks the file itself.</summary>
    public long Number(string sql)
    {
        using var connection = File.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        Catalog.Dispose();
        File.Dispose();
        Directory.Dispose();
    }
}
