using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>A row a series. A withdrawal and the record's leaving are one transaction.</summary>
internal sealed class AbsentSeries(CatalogFile file, TimeProvider time) : IAbsentSeries
{
    public Task<Absence?> Find(Accession accession, CancellationToken cancellation) => Task.FromResult(file.Ask(store =>
    {
        using var command = store.CreateCommand();
        command.CommandText = "SELECT Kind, OpensOn, Until FROM Absences WHERE Uid = $uid AND Until > $now";
        command.Parameters.AddWithValue("$uid", accession.EntrezUid);
        command.Parameters.AddWithValue("$now", time.GetUtcNow().ToUnixTimeMilliseconds());
        using var row = command.ExecuteReader();
        return row.Read()
            ? new Absence(Enum.Parse<AbsenceKind>(row.GetString(0)), row.IsDBNull(1) ? null : DateOnly.FromDayNumber(row.GetInt32(1)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))
            : null;
    }));

    public Task Remember(Accession accession, Absence absence, CancellationToken cancellation) => Task.FromResult(file.Change(store =>
    {
        using var transaction = new UpsertTransaction(store, time.GetUtcNow());
        if (absence.Kind is AbsenceKind.Withdrawn)
        {
            transaction.Remove(accession);
        }

        transaction.Also(
            "INSERT OR REPLACE INTO Absences (Uid, Kind, OpensOn, Until) VALUES ($uid, $kind, $opens, $until)",
            ("$uid", accession.EntrezUid),
            ("$kind", absence.Kind.ToString()),
            ("$opens", (object?)absence.OpensOn?.DayNumber ?? DBNull.Value),
            ("$until", absence.Until.ToUnixTimeMilliseconds()));
        return transaction.Commit();
    }));
}
