using Microsoft.Data.Sqlite;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>A row a harvest, in the store's own file: copied with it, and never of another store.</summary>
internal sealed class HarvestCheckpoints(CatalogFile file) : IHarvestCheckpoints
{
    private const string Select = "SELECT Place, Done, Total, StartedAt, EndedAt FROM Harvests ";

    public Task<HarvestCheckpoint?> Find(string scope, CancellationToken cancellation) => Task.FromResult(file.Ask(store =>
    {
        using var command = store.CreateCommand();
        command.CommandText = Select + "WHERE Scope = $scope";
        command.Parameters.AddWithValue("$scope", scope);
        return Read(command);
    }));

    public Task<HarvestCheckpoint?> Latest(CancellationToken cancellation) => Task.FromResult(file.Ask(store =>
    {
        using var command = store.CreateCommand();
        command.CommandText = Select + "ORDER BY StartedAt DESC LIMIT 1";
        return Read(command);
    }));

    public Task Save(string scope, HarvestCheckpoint checkpoint, CancellationToken cancellation) => Task.FromResult(file.Change(store =>
    {
        using var command = store.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO Harvests (Scope, Place, Done, Total, StartedAt, EndedAt) VALUES ($scope, $place, $done, $total, $started, $ended)";
        command.Parameters.AddWithValue("$scope", scope);
        command.Parameters.AddWithValue("$place", (object?)checkpoint.Place ?? DBNull.Value);
        command.Parameters.AddWithValue("$done", checkpoint.Done);
        command.Parameters.AddWithValue("$total", checkpoint.Total);
        command.Parameters.AddWithValue("$started", checkpoint.StartedAt.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$ended", (object?)checkpoint.EndedAt?.ToUnixTimeMilliseconds() ?? DBNull.Value);
        return command.ExecuteNonQuery();
    }));

    private static HarvestCheckpoint? Read(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read()
            ? new(
                row.IsDBNull(0) ? null : row.GetString(0),
                row.GetInt32(1),
                row.GetInt32(2),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                row.IsDBNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)))
            : null;
    }
}
