using Microsoft.Data.Sqlite;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>The store's SQLite file and the connections to it. They are pooled; disposing closes the idle ones, and with the last of them SQLite folds its log into the file.</summary>
/// <param name="path">The file.</param>
/// <param name="mayWrite">Asked at each opening: who may not write does not even open the file for it.</param>
/// <param name="busyTimeout">Seconds to wait while a program that does not know our lock writes to the file.</param>
internal sealed class CatalogFile(string path, Func<bool> mayWrite, int busyTimeout = 10) : IDisposable
{
    public string Path => path;

    /// <exception cref="SqliteException">The file is absent, or cannot be opened.</exception>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString(mayWrite() ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly));
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

    public void Dispose()
    {
        foreach (var mode in (ReadOnlySpan<SqliteOpenMode>)[SqliteOpenMode.ReadWrite, SqliteOpenMode.ReadOnly])
        {
            using var connection = new SqliteConnection(ConnectionString(mode));
            SqliteConnection.ClearPool(connection);
        }
    }

    private string ConnectionString(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, DefaultTimeout = busyTimeout }.ToString();
}
