using System.Buffers;
using Microsoft.Data.Sqlite;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>One batch on its way into the store. Nothing of it is seen, and nothing of it stays, before <see cref="Commit"/>.
/// Statements are prepared once and run for each record: change tracking would cost ten times as much.</summary>
internal sealed class UpsertTransaction : IDisposable
{
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _read;
    private readonly SqliteCommand _write;
    private readonly SqliteCommand _refresh;
    private readonly long _now;
    private readonly ArrayBufferWriter<byte> _json = new(16 * 1024);
    private readonly List<Accession> _changed = [];
    private readonly List<Accession> _left = [];
    private int _added, _unchanged, _removed;
    private int _records;
    private long _sequence;
    private bool _isStarter;

    /// <param name="connection">Open, to write.</param>
    public UpsertTransaction(SqliteConnection connection, DateTimeOffset now)
    {
        _transaction = connection.BeginTransaction(deferred: false);
        _now = now.ToUnixTimeMilliseconds();
        _read = Prepare("SELECT Body FROM Records WHERE Uid = $uid", "$uid");
        _write = Prepare(
            "INSERT INTO Records (Uid, Sequence, Body) VALUES ($uid, $sequence, $body) ON CONFLICT (Uid) DO UPDATE SET Sequence = $sequence, Body = $body",
            "$uid", "$sequence", "$body");
        _refresh = Prepare("UPDATE Records SET Body = $body WHERE Uid = $uid", "$uid", "$body");
        using var facts = Prepare("SELECT Records, LastSequence, IsStarter FROM Facts");
        using var row = facts.ExecuteReader();
        if (!row.Read())
        {
            throw new InvalidDataException("The store has lost its facts.");
        }

        (_records, _sequence, _isStarter) = (row.GetInt32(0), row.GetInt64(1), row.GetBoolean(2));
    }

    /// <summary>Merges each record with what is held, in order. Starter records leave when others come, and never join them.</summary>
    /// <param name="besideStarters">Whether the starter records stay all the same.</param>
    public void Put(IReadOnlyList<Dataset> batch, bool besideStarters, CancellationToken cancellation)
    {
        var starterOnly = batch.All(d => d.IsStarter);
        var staysStarter = _isStarter && besideStarters;
        if (_isStarter && !starterOnly && !besideStarters)
        {
            RemoveStarters();
        }

        var takesStarters = starterOnly && (_isStarter || _records == 0);
        foreach (var arriving in batch)
        {
            cancellation.ThrowIfCancellationRequested();
            if (arriving.IsStarter && !takesStarters)
            {
                _unchanged++;
                continue;
            }

            Put(arriving);
        }

        _isStarter = staysStarter || (takesStarters && _records > 0);
    }

    /// <summary>Holds a record no longer; it stays as a change without one, so that the index hears of it.</summary>
    public void Remove(Accession accession)
    {
        using var remove = Prepare("UPDATE Records SET Sequence = $sequence, Body = NULL WHERE Uid = $uid AND Body IS NOT NULL", "$sequence", "$uid");
        (remove.Parameters[0].Value, remove.Parameters[1].Value) = (_sequence + 1, accession.EntrezUid);
        if (remove.ExecuteNonQuery() == 1)
        {
            _sequence++;
            _records--;
            _removed++;
            _isStarter &= _records > 0;
        }
    }

    /// <summary>Runs a further statement as part of it.</summary>
    public void Also(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var statement = Prepare(sql);
        foreach (var (name, value) in values)
        {
            statement.Parameters.AddWithValue(name, value);
        }

        statement.ExecuteNonQuery();
    }

    /// <summary>Makes all of it last.</summary>
    public UpsertOutcome Commit()
    {
        if (_added + _changed.Count + _removed > 0)
        {
            using var facts = Prepare(
                "UPDATE Facts SET Records = $records, LastSequence = $sequence, UpdatedAt = $now, IsStarter = $starter",
                "$records", "$sequence", "$now", "$starter");
            Run(facts, _records, _sequence, _now, _isStarter);
        }

        _transaction.Commit();
        return new(_added, _changed.Count, _unchanged) { ChangedSeries = [.. _changed, .. _left] };
    }

    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
        _refresh.Dispose();
        _transaction.Dispose();
    }

    private void Put(Dataset arriving)
    {
        if (Held(arriving.Accession) is not { } heldJson)
        {
            // Merged with itself, so that what a merge folds, such as a repeated PubMed id, is no change when the same file comes again.
            Write(arriving.Accession, Json(arriving.MergedWith(arriving)));
            _records++;
            _added++;
            return;
        }

        var held = RecordBody.Read(arriving.Accession, heldJson);
        var merged = held.MergedWith(arriving);
        var json = Json(merged);
        if (json.SequenceEqual(heldJson))
        {
            _unchanged++;
        }
        else if (SaysTheSame(held, merged, heldJson))
        {
            Run(_refresh, arriving.Accession.EntrezUid, RecordBody.Pack(Json(merged)));
            _unchanged++;
        }
        else
        {
            Write(arriving.Accession, Json(merged));
            _changed.Add(arriving.Accession);
        }
    }

    /// <summary>Whether only the dates of reading differ: the record is then fresher, and nobody has to follow.</summary>
    private bool SaysTheSame(Dataset held, Dataset merged, byte[] heldJson) =>
        held.Provenance.Select(p => p.Source).SequenceEqual(merged.Provenance.Select(p => p.Source))
        && Json(merged with { Provenance = held.Provenance }).SequenceEqual(heldJson);

    private byte[]? Held(Accession accession)
    {
        _read.Parameters[0].Value = accession.EntrezUid;
        return _read.ExecuteScalar() is byte[] body ? RecordBody.Unpack(body) : null;
    }

    private void Write(Accession accession, ReadOnlySpan<byte> json) =>
        Run(_write, accession.EntrezUid, ++_sequence, RecordBody.Pack(json));

    /// <summary>What was found one by one beside them stays.</summary>
    private void RemoveStarters()
    {
        foreach (var accession in Starters())
        {
            Remove(accession);
            _left.Add(accession);
        }

        _isStarter = false;
    }

    private List<Accession> Starters()
    {
        using var held = Prepare("SELECT Uid, Body FROM Records WHERE Body IS NOT NULL ORDER BY Sequence");
        using var rows = held.ExecuteReader();
        var starters = new List<Accession>();
        while (rows.Read())
        {
            var accession = Accession.FromEntrezUid(rows.GetInt32(0));
            if (RecordBody.Read(accession, RecordBody.Unpack(rows.GetFieldValue<byte[]>(1))).IsStarter)
            {
                starters.Add(accession);
            }
        }

        return starters;
    }

    private ReadOnlySpan<byte> Json(Dataset dataset)
    {
        _json.ResetWrittenCount();
        RecordBody.WriteJson(dataset, _json);
        return _json.WrittenSpan;
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _transaction.Connection!.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}
