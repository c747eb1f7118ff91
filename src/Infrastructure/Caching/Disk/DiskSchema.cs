using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <summary>The tables of the disk tier, and how a file is known to have them.</summary>
internal static class DiskSchema
{
    private const long ApplicationId = 0x4F6D6943; // "OmiC"
    private const long Version = 1;

    // A key's hash finds its row; the key beside it tells a collision, which overwrites and is a miss. The bytes stand last, so that nobody reads through them.
    // Marks have a number that grows with each, by which other processes see what is new. The triggers keep the totals exact, whoever writes.
    private const string Tables = """
        CREATE TABLE entries (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL, expires INTEGER NOT NULL, used INTEGER NOT NULL, size INTEGER NOT NULL,
            mark INTEGER, writer TEXT, bytes BLOB NOT NULL) STRICT;
        CREATE INDEX entries_by_use ON entries (used, size);
        CREATE INDEX entries_by_end ON entries (expires);
        CREATE INDEX entries_by_mark ON entries (mark) WHERE mark IS NOT NULL;
        CREATE TABLE totals (bytes INTEGER NOT NULL, entries INTEGER NOT NULL, marks INTEGER NOT NULL, file TEXT NOT NULL) STRICT;
        INSERT INTO totals VALUES (0, 0, 0, hex(randomblob(16)));
        CREATE TRIGGER entry_added AFTER INSERT ON entries BEGIN UPDATE totals SET bytes = bytes + new.size, entries = entries + 1; END;
        CREATE TRIGGER entry_gone AFTER DELETE ON entries BEGIN UPDATE totals SET bytes = bytes - old.size, entries = entries - 1; END;
        CREATE TRIGGER entry_resized AFTER UPDATE OF size ON entries BEGIN UPDATE totals SET bytes = bytes + new.size - old.size; END;
        """;

    /// <summary>Makes the tables in a file that has none.</summary>
    /// <exception cref="InvalidDataException">It has others.</exception>
    public static void Ensure(SqliteConnection connection) => Transact(connection, () =>
    {
        if (Number(connection, "SELECT count(*) FROM sqlite_master") == 0)
        {
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"{Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};"));
        }
        else if (Number(connection, "PRAGMA application_id") != ApplicationId || Number(connection, "PRAGMA user_version") != Version)
        {
            throw new InvalidDataException("It is not a cache of this version.");
        }
    });

    /// <summary>All of it, or nothing. In plain SQL, so that statements made ready before can take part.</summary>
    public static void Transact(SqliteConnection connection, Action work)
    {
        Run(connection, "BEGIN IMMEDIATE");
        try
        {
            work();
            Run(connection, "COMMIT");
        }
        catch
        {
            try
            {
                Run(connection, "ROLLBACK");
            }
            catch (SqliteException)
            {
                // SQLite has rolled back by itself, as it does when the disk is full; what matters is why.
            }

            throw;
        }
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
