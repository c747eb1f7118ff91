using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <summary>The open file: one connection that writes, and as many that read as are needed at once.</summary>
internal sealed class DiskStore : IDisposable
{
    // Seconds to wait for another process, for who writes behind and for who has a request to answer.
    private const int Patient = 2, Hurried = 1;

    // Most answers fit into one page: 100,000 entries are then read as fast as 1,000.
    private const int PageSize = 8_192;

    private const int MostKeptOpen = 16;

    private readonly ConcurrentBag<DiskReader> _readers = [];
    private readonly string _path;
    private volatile bool _isClosed;

    private DiskStore(string path, SqliteConnection connection, long maxBytes)
    {
        _path = path;
        Identity = IdentityOf(connection);
        Writer = new DiskWriter(connection, maxBytes);
    }

    public DiskWriter Writer { get; }

    /// <summary>Of this very file, whatever its name is by now.</summary>
    public string Identity { get; }

    /// <summary>Opens the file, or makes it where there is none.</summary>
    /// <exception cref="Exception">A <see cref="DiskFault"/>.</exception>
    public static DiskStore Open(string path, long maxBytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var connection = Connect(path, SqliteOpenMode.ReadWriteCreate, Patient);
        try
        {
            // Normal loses the last batches when the power fails, and only then; it never tears the file. The page count is the last fence, far beyond where entries leave.
            DiskSchema.Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA page_size = {PageSize}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 4000000; PRAGMA max_page_count = {(2 * maxBytes / PageSize) + 1_000};"));
            DiskSchema.Ensure(connection);
            return new DiskStore(path, connection, maxBytes);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static long IdOf(string key) => unchecked((long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(key.AsSpan())));

    public (byte[] Bytes, long ExpiresAt)? Find(string key)
    {
        if (!_readers.TryTake(out var reader))
        {
            reader = new DiskReader(Connect(_path, SqliteOpenMode.ReadWrite, Hurried));
        }

        try
        {
            return reader.Find(IdOf(key), key);
        }
        finally
        {
            if (_isClosed || _readers.Count >= MostKeptOpen)
            {
                reader.Dispose();
            }
            else
            {
                _readers.Add(reader);
            }
        }
    }

    /// <summary>Whether the file that is open is still the one under its name, and not one that another process has put aside.</summary>
    public bool IsInPlace()
    {
        using var connection = Connect(_path, SqliteOpenMode.ReadWrite, Hurried);
        return IdentityOf(connection) == Identity;
    }

    public void Dispose()
    {
        _isClosed = true;
        Writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private static string IdentityOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT file FROM totals";
        return command.ExecuteScalar() as string ?? throw new InvalidDataException("It has no totals.");
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode, int timeout)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, DefaultTimeout = timeout, Pooling = false }.ToString());
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
}
