using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>Opens the store's file: to write where this process holds the data directory, otherwise only to read. Decided at the first use, which is after <see cref="CatalogOpening"/>.</summary>
internal sealed class CatalogFile(DataDirectory directory) : IDbContextFactory<CatalogContext>
{
    private readonly Lazy<PooledDbContextFactory<CatalogContext>> _contexts = new(() => new(
        Options(directory.StorePath, directory.IsOurs ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly)));

    public CatalogContext CreateDbContext() => _contexts.Value.CreateDbContext();

    /// <param name="busyTimeout">Seconds to wait while another program writes to the file; none of ours does.</param>
    public static DbContextOptions<CatalogContext> Options(string path, SqliteOpenMode mode, bool pooling = true, int busyTimeout = 10) =>
        new DbContextOptionsBuilder<CatalogContext>()
            .UseSqlite(ConnectionString(path, mode, pooling, busyTimeout))
            .Options;

    /// <inheritdoc cref="Options"/>
    public static string ConnectionString(string path, SqliteOpenMode mode, bool pooling = true, int busyTimeout = 10) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = pooling, DefaultTimeout = busyTimeout }.ToString();
}

/// <summary>By which <c>dotnet ef migrations add</c> finds the model.</summary>
internal sealed class CatalogDesign : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<CatalogContext>
{
    public CatalogContext CreateDbContext(string[] args) => new(CatalogFile.Options("design.db", SqliteOpenMode.ReadWriteCreate));
}
