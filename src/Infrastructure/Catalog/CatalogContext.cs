using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>The store's schema, from which the migrations are made: a row a series and one row of facts about them all; beside them, how far harvests are and which series GEO does not give; and the vocabularies.</summary>
internal sealed class CatalogContext(string path) : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredRecord>(record =>
        {
            record.ToTable("Records");
            record.HasKey(r => r.Uid);
            record.Property(r => r.Uid).ValueGeneratedNever();
            record.HasIndex(r => r.Sequence).IsUnique();
        });
        modelBuilder.Entity<StoreFacts>(facts =>
        {
            facts.ToTable("Facts");
            facts.HasKey(f => f.StoreId);
            facts.Property(f => f.StoreId).ValueGeneratedNever();
        });
        modelBuilder.Entity<StoredHarvest>(harvest =>
        {
            harvest.ToTable("Harvests");
            harvest.HasKey(h => h.Scope);
        });
        modelBuilder.Entity<StoredAbsence>(absence =>
        {
            absence.ToTable("Absences");
            absence.HasKey(a => a.Uid);
            absence.Property(a => a.Uid).ValueGeneratedNever();
        });
        modelBuilder.Entity<StoredVocabulary>(vocabulary =>
        {
            vocabulary.ToTable("Vocabularies");
            vocabulary.HasKey(v => v.Name);
        });
        modelBuilder.Entity<StoredTerms>(terms =>
        {
            terms.ToTable("VocabularyTerms");
            terms.HasKey(t => new { t.Vocabulary, t.Page });
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

    /// <summary>The series as a <see cref="DatasetDocument"/>, packed by <see cref="RecordBody"/>; null once it is no longer held, so that the index hears of it.</summary>
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

    /// <summary>Whether the starter's records are held. Beside them stands only what was found one by one; what is brought in makes them leave.</summary>
    public bool IsStarter { get; init; }
}

/// <summary>How far one harvest is. Times are Unix times in milliseconds.</summary>
internal sealed class StoredHarvest
{
    public required string Scope { get; init; }

    public string? Place { get; init; }

    public int Done { get; init; }

    public int Total { get; init; }

    public long StartedAt { get; init; }

    public long? EndedAt { get; init; }
}

/// <summary>A series that GEO does not give, and why.</summary>
internal sealed class StoredAbsence
{
    public int Uid { get; init; }

    /// <summary>"Private" or "Withdrawn".</summary>
    public required string Kind { get; init; }

    /// <summary>Days since 0001-01-01.</summary>
    public int? OpensOn { get; init; }

    /// <summary>Unix time in milliseconds from which GEO is asked again.</summary>
    public long Until { get; init; }
}

/// <summary>One vocabulary that was imported.</summary>
internal sealed class StoredVocabulary
{
    public required string Name { get; init; }

    public string? Version { get; init; }

    public required string Licence { get; init; }

    public required string Source { get; init; }

    public int Terms { get; init; }

    public int Names { get; init; }

    /// <summary>Unix time in milliseconds.</summary>
    public long ImportedAt { get; init; }

    /// <summary>Higher than that of every import before.</summary>
    public long Revision { get; init; }
}

/// <summary>A thousand or so terms of a vocabulary: they are only ever written and read all together.</summary>
internal sealed class StoredTerms
{
    public required string Vocabulary { get; init; }

    public int Page { get; init; }

    public required byte[] Body { get; init; }
}

/// <summary>By which <c>dotnet ef migrations add</c> finds the model.</summary>
internal sealed class CatalogDesign : IDesignTimeDbContextFactory<CatalogContext>
{
    public CatalogContext CreateDbContext(string[] args) => new("design.db");
}
