using System.Globalization;
using Microsoft.Data.Sqlite;
using OmicsOracle.Application;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>Bounds the connections to the store that are open at a time; who comes later waits for one to be given back.</summary>
internal sealed class ConnectionPlaces(int most, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim _free = new(most, most);

    /// <summary>A connection that holds its place until it is disposed.</summary>
    /// <exception cref="SourceUnavailable">None was given back in time.</exception>
    public SqliteConnection Connection(string connectionString) => _free.Wait(patience)
        ? new PlacedConnection(connectionString, _free)
        : throw new SourceUnavailable("store", string.Create(CultureInfo.InvariantCulture, $"All {most} connections to the store were in use for {patience.TotalSeconds:0.#} s (Catalog:Connections)."));

    public void Dispose() => _free.Dispose();

    private sealed class PlacedConnection(string connectionString, SemaphoreSlim free) : SqliteConnection(connectionString)
    {
        private SemaphoreSlim? _free = free;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
            {
                Interlocked.Exchange(ref _free, null)?.Release();
            }
        }
    }
}
