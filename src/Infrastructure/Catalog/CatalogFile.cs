using Microsoft.Data.Sqlite;
using OmicsOracle.Application;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>The store's SQLite file and the connections to it. They are pooled; disposing closes the idle ones, and with the last of them SQLite folds its log into the file.</summary>
/// <param name="path">The file.</param>
/// <param name="mayWrite">Asked at each opening: who may not write does not even open the file for it.</param>
/// <param name="mayTake">Asked by who is about to write; it may take the file for this process. Null: as <paramref name="mayWrite"/>.</param>
/// <param name="places">How many connections may be open at a time; null: any number.</param>
/// <param name="busyTimeout">Seconds to wait while a program that does not know our lock writes to the file.</param>
internal sealed class CatalogFile(string path, Func<bool> mayWrite, int busyTimeout = 10, Func<bool>? mayTake = null, ConnectionPlaces? places = null) : IDisposable
{
    public string Path => path;

    /// <exception cref="SqliteException">The file is absent, or cannot be opened.</exception>
    public SqliteConnection Open() => Open(mayWrite());

    /// <summary>Asks the store one thing.</summary>
    /// <exception cref="SourceUnavailable">The store cannot be read.</exception>
    public T Ask<T>(Func<SqliteConnection, T> question) => Explained(() =>
    {
        using var store = Open();
        return question(store);
    });

    /// <summary>Changes the store.</summary>
    /// <exception cref="SourceUnavailable">The store cannot be written.</exception>
    public T Change<T>(Func<SqliteConnection, T> change) => Explained(() =>
    {
        using var store = Open((mayTake ?? mayWrite)());
        return change(store);
    });

    /// <summary>Runs work on the store, and says in one sentence what ailed it.</summary>
    /// <exception cref="SourceUnavailable">It failed.</exception>
    public T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (StoreFailure.IsOne(failure))
        {
            throw StoreFailure.Unavailable(failure, path);
        }
    }

    public void Dispose()
    {
        foreach (var mode in (ReadOnlySpan<SqliteOpenMode>)[SqliteOpenMode.ReadWrite, SqliteOpenMode.ReadOnly])
        {
            using var connection = new SqliteConnection(ConnectionString(mode));
            SqliteConnection.ClearPool(connection);
        }

        places?.Dispose();
    }

    private SqliteConnection Open(bool toWrite)
    {
        var text = ConnectionString(toWrite ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly);
        var connection = places?.Connection(text) ?? new SqliteConnection(text);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string ConnectionString(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, DefaultTimeout = busyTimeout }.ToString();
}
