using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Hosting;
using OmicsOracle.Application;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>Makes the store ready before anything else starts: takes the data directory where this process is to write, makes a store where there is none, brings an older one up to this version.
/// Never makes a store in place of one that it cannot read.</summary>
internal sealed class CatalogOpening(DataDirectory directory, CatalogFile file, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan MakingTakes = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (directory.Access == CatalogAccess.Write)
        {
            directory.Take();
        }

        await EnsureStore(cancellationToken);
        try
        {
            await EnsureSchema(cancellationToken);
        }
        catch (Exception failure) when (StoreFailure.IsOne(failure))
        {
            throw StoreFailure.Refusal(failure, directory.StorePath);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task EnsureStore(CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; !directory.Exists; waited += LookAgainAfter)
        {
            if (directory.TryTake())
            {
                await MakeStore(cancellation);
            }
            else if (waited < MakingTakes)
            {
                // Another process is making it at this moment.
                await Task.Delay(LookAgainAfter, time, cancellation);
            }
            else
            {
                throw new CannotProceed($"The data directory {directory.Root} holds no catalogue yet and another omics-oracle process has it; try again once that one has started.");
            }
        }
    }

    /// <summary>Makes it under another name and then gives it its own, so that no kill and no reader ever meets half of one.</summary>
    private async Task MakeStore(CancellationToken cancellation)
    {
        var unfinished = directory.StorePath + ".new";
        try
        {
            foreach (var leftover in Directory.EnumerateFiles(directory.Root, Path.GetFileName(unfinished) + "*"))
            {
                File.Delete(leftover);
            }

            using (var store = new CatalogContext(unfinished))
            {
                await store.Database.MigrateAsync(cancellation);
            }

            using (var file = new CatalogFile(unfinished, mayWrite: () => true))
            using (var catalog = new DatasetCatalog(file, time))
            {
                await catalog.Upsert(StarterCatalog.Embedded(time.GetUtcNow()), cancellation);
            }

            File.Move(unfinished, directory.StorePath);
        }
        catch (SourceUnavailable failure)
        {
            throw new CannotProceed(failure.Message, failure);
        }
        catch (Exception failure) when (StoreFailure.IsOne(failure))
        {
            throw StoreFailure.Refusal(failure, directory.StorePath);
        }
    }

    private async Task EnsureSchema(CancellationToken cancellation)
    {
        var applied = AppliedMigrations();
        if (applied.Except(KnownMigrations).Any())
        {
            throw new CannotProceed($"The catalogue {directory.StorePath} was written by a newer version of omics-oracle; start that version, or name another directory with --data.");
        }

        if (applied.Count == KnownMigrations.Count)
        {
            return;
        }

        if (!directory.TryTake())
        {
            throw new CannotProceed($"The catalogue {directory.StorePath} was written by an older version of omics-oracle and is in use; stop that process, so that this one can bring it up to date.");
        }

        await using var store = new CatalogContext(directory.StorePath);
        // A process killed while it migrates leaves EF's own lock behind for ever; ours says that no other process is at it.
        await store.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellation);
        await store.Database.MigrateAsync(cancellation);
    }

    /// <summary>What is in the file, asked without EF: its model is not needed where there is nothing to do.</summary>
    private HashSet<string> AppliedMigrations()
    {
        using var connection = file.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        using var rows = command.ExecuteReader();
        var applied = new HashSet<string>();
        while (rows.Read())
        {
            applied.Add(rows.GetString(0));
        }

        return applied;
    }

    private static IReadOnlyList<string> KnownMigrations { get; } =
    [
        .. typeof(CatalogContext).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Migration)))
            .Select(t => t.GetCustomAttribute<MigrationAttribute>()!.Id),
    ];
}
