using Microsoft.Data.Sqlite;

namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <param name="Bytes">Of all entries, keys and rows included.</param>
internal readonly record struct DiskFigures(long Bytes, long Entries);

/// <summary>The one connection that writes, a transaction a batch, and that sees what other processes have written. For one thread at a time.</summary>
internal sealed class DiskWriter : IDisposable
{
    // What a row takes beside its key and its bytes, indexes included; rather above than below.
    private const int Row = 100;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _put, _remove, _use;
    private readonly string _me = Guid.NewGuid().ToString("N");
    private readonly long _maxBytes;
    private long _version, _lastMark;

    /// <param name="maxBytes">That entries may take.</param>
    public DiskWriter(SqliteConnection connection, long maxBytes)
    {
        (_connection, _maxBytes) = (connection, maxBytes);
        _put = Command(
            """
            INSERT INTO entries (id, key, expires, used, size, mark, writer, bytes) VALUES ($id, $key, $expires, $used, $size, $mark, $writer, $bytes)
            ON CONFLICT (id) DO UPDATE SET key = excluded.key, expires = excluded.expires, used = excluded.used, size = excluded.size, mark = excluded.mark, writer = excluded.writer, bytes = excluded.bytes
            """,
            "$id", "$key", "$expires", "$used", "$size", "$mark", "$writer", "$bytes");
        _remove = Command("DELETE FROM entries WHERE id = $id", "$id");
        _use = Command("UPDATE entries SET used = $used WHERE id = $id AND used < $used", "$id", "$used");
        _lastMark = DiskSchema.Number(connection, "SELECT marks FROM totals");
        _version = DiskSchema.Number(connection, "PRAGMA data_version");
    }

    public DiskFigures Figures => new(DiskSchema.Number(_connection, "SELECT bytes FROM totals"), DiskSchema.Number(_connection, "SELECT entries FROM totals"));

    /// <summary>Writes a batch, and then lets the least used go until the rest fits.</summary>
    /// <param name="now">UTC ticks.</param>
    /// <param name="afresh">Whether all that is there has to go first.</param>
    /// <returns>How many went for want of room.</returns>
    public long Write(IReadOnlyCollection<PendingWrite> batch, IReadOnlyDictionary<long, long> uses, long now, bool afresh)
    {
        var evicted = 0L;
        DiskSchema.Transact(_connection, () =>
        {
            if (afresh)
            {
                DiskSchema.Run(_connection, "DELETE FROM entries WHERE mark IS NULL");
            }

            foreach (var (id, at) in uses)
            {
                Run(_use, id, at);
            }

            foreach (var write in batch)
            {
                Apply(write, now);
            }

            evicted = MakeRoom();
        });
        return evicted;
    }

    /// <summary>Lets go of what has outlived its time; in steps, so that nobody waits long.</summary>
    public void RemoveExpired(long now)
    {
        using var step = Command("DELETE FROM entries WHERE id IN (SELECT id FROM entries WHERE expires <= $now LIMIT 500)", "$now");
        while (Run(step, now) > 0)
        {
        }
    }

    /// <summary>The marks that other processes have written since the last look; null where they have written nothing at all.</summary>
    public IReadOnlyList<string>? MarksOfOthers()
    {
        var version = DiskSchema.Number(_connection, "PRAGMA data_version");
        if (version == _version)
        {
            return null;
        }

        using var command = Command("SELECT key, mark, writer FROM entries WHERE mark > $last ORDER BY mark", "$last");
        command.Parameters[0].Value = _lastMark;
        using var rows = command.ExecuteReader();
        var keys = new List<string>();
        while (rows.Read())
        {
            _lastMark = rows.GetInt64(1);
            if (rows.GetString(2) != _me)
            {
                keys.Add(rows.GetString(0));
            }
        }

        _version = version;
        return keys;
    }

    public void Dispose()
    {
        _put.Dispose();
        _remove.Dispose();
        _use.Dispose();
        _connection.Dispose();
    }

    private void Apply(PendingWrite write, long now)
    {
        var size = Row + write.Key.Length + (write.Bytes?.Length ?? 0);
        if (write.Bytes is not { } bytes || size > _maxBytes / 4)
        {
            // One so large would drive out a quarter of all.
            Run(_remove, DiskStore.IdOf(write.Key));
            return;
        }

        var isMark = TagMarks.IsOne(write.Key);
        object mark = DBNull.Value;
        if (isMark)
        {
            DiskSchema.Run(_connection, "UPDATE totals SET marks = marks + 1");
            mark = DiskSchema.Number(_connection, "SELECT marks FROM totals");
        }

        // A mark goes after all answers: without it a dropped one would come back.
        Run(_put, DiskStore.IdOf(write.Key), write.Key, write.ExpiresAt, isMark ? long.MaxValue : now, size, mark, _me, bytes.ToArray());
    }

    private long MakeRoom()
    {
        var tooMuch = Figures.Bytes - _maxBytes;
        if (tooMuch <= 0)
        {
            return 0;
        }

        // A little more than needed, so that not every batch has to.
        var toFree = tooMuch + (_maxBytes / 20);
        var leaving = new List<long>();
        using (var leastUsed = Command("SELECT id, size FROM entries ORDER BY used, size"))
        using (var rows = leastUsed.ExecuteReader())
        {
            while (toFree > 0 && rows.Read())
            {
                leaving.Add(rows.GetInt64(0));
                toFree -= rows.GetInt64(1);
            }
        }

        leaving.ForEach(id => Run(_remove, id));
        return leaving.Count;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteNonQuery();
    }
}
