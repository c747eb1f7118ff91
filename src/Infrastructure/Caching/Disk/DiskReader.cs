using Microsoft.Data.Sqlite;

namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <summary>One connection that reads, with its statement ready. For one thread at a time.</summary>
internal sealed class DiskReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteParameter _id;

    public DiskReader(SqliteConnection connection)
    {
        _connection = connection;
        _find = connection.CreateCommand();
        _find.CommandText = "SELECT key, expires, bytes FROM entries WHERE id = $id";
        _id = _find.Parameters.Add("$id", SqliteType.Integer);
    }

    /// <returns>The bytes and the end of their life in UTC ticks; null where there are none.</returns>
    public (byte[] Bytes, long ExpiresAt)? Find(long id, string key)
    {
        _id.Value = id;
        using var rows = _find.ExecuteReader();
        return rows.Read() && rows.GetString(0) == key ? (rows.GetFieldValue<byte[]>(2), rows.GetInt64(1)) : null;
    }

    public void Dispose()
    {
        _find.Dispose();
        _connection.Dispose();
    }
}
