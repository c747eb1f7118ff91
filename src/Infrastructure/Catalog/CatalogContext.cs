using Microsoft.EntityFrameworkCore;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>The store's two tables: a row a series, and one row of facts about them all.</summary>
internal sealed class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options)
{
    public DbSet<StoredRecord> Records => Set<StoredRecord>();

    public DbSet<StoreFacts> Facts => Set<StoreFacts>();

    /// <summary>The file.</summary>
    public string Path => Database.GetDbConnection().DataSource;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredRecord>(record =>
        {
            record.HasKey(r => r.Uid);
            record.Property(r => r.Uid).ValueGeneratedNever();
            record.HasIndex(r => r.Sequence).IsUnique();
        });
        modelBuilder.Entity<StoreFacts>(facts =>
        {
            facts.HasKey(f => f.StoreId);
            facts.Property(f => f.StoreId).ValueGeneratedNever();
        });
    }
}

/// <summary>One series as it lies in the store.</summary>
internal sealed class StoredRecord
{
    /// <summary>Its Entrez uid, which is also the row's place.</summary>
    public int Uid { get; init; }

    /// <summary>The store's change that made it what it is.</summary>
    public long Sequence { get; init; }

    /// <summary>The series as a <see cref="DatasetDocument"/>; null once it is no longer held, so that the index hears of it.</summary>
    public byte[]? Body { get; init; }
}

/// <summary>What is true of the whole store, kept in step by every transaction that changes a record. One row.</summary>
internal sealed class StoreFacts
{
    public Guid StoreId { get; init; }

    /// <summary>Rows with a body.</summary>
    public int Records { get; init; }

    public long LastSequence { get; init; }

    /// <summary>Unix time in milliseconds; null where nothing was ever stored.</summary>
    public long? UpdatedAt { get; init; }

    /// <summary>Whether the records held are the starter's. Starter records and others never stand together.</summary>
    public bool IsStarter { get; init; }
}
