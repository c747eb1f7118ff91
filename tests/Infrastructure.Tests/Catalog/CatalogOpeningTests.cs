using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OmicsOracle.Application;
using OmicsOracle.CatalogWriter;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

public sealed class CatalogOpeningTests
{
    private readonly TemporaryFolder _folder = new();

    private string StorePath => _folder.File("catalog.db");

    [TearDown]
    public void Remove() => _folder.Dispose();

    [TestCase(CatalogAccess.Write)]
    [TestCase(CatalogAccess.Read)]
    public async Task An_absent_folder_becomes_a_store_with_the_starter_in_it(CatalogAccess access)
    {
        using var store = await OpenStore.At(_folder.File("deep/er"), access);

        var figures = await store.Figures();
        Assert.That(figures.Records, Is.EqualTo(StarterCatalog.Embedded(default).Count));
        Assert.That(figures.IsStarter, Is.EqualTo(figures.Records > 0));
        Assert.That(store.Directory.IsOurs, Is.True);
    }

    [Test]
    public async Task A_store_that_is_opened_again_holds_what_it_held()
    {
        await Stored();

        using var store = await OpenStore.At(_folder.Path);

        Assert.That((await store.Figures()).Records, Is.EqualTo(GeneratedSeries.BatchSize));
        Assert.That(await store.Find(7), Is.Not.Null);
    }

    [Test]
    public async Task A_reader_of_a_store_takes_no_lock_and_writes_no_record()
    {
        await Stored();

        using var store = await OpenStore.At(_folder.Path, CatalogAccess.Read);

        Assert.That(store.Directory.IsOurs, Is.False);
        Assert.That(await store.Find(7), Is.Not.Null);
        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => store.Upsert(Series.Soft(1_000)));
        Assert.That(failure!.Message, Does.Contain("cannot be opened as needed"));
    }

    [Test]
    public async Task What_a_kill_left_of_a_store_in_the_making_is_made_anew()
    {
        File.WriteAllText(_folder.File("catalog.db.new"), "half a store");
        File.WriteAllText(_folder.File("catalog.db.new-wal"), "and its log");

        using var store = await OpenStore.At(_folder.Path);

        Assert.That((await store.Upsert(Series.Soft(1))).Added, Is.EqualTo(1));
        Assert.That(Directory.EnumerateFiles(_folder.Path, "*.new*"), Is.Empty);
    }

    [TestCase("")]
    [TestCase("this is no database, however long one reads on and on and on in it, and so on")]
    public async Task A_file_that_is_no_store_stops_the_start_with_one_sentence_and_stays_as_it_is(string content)
    {
        File.WriteAllText(StorePath, content);

        await RefusesToStart(because: "catalog.db");

        Assert.That(File.ReadAllText(StorePath), Is.EqualTo(content));
    }

    [Test]
    public async Task A_store_whose_first_pages_are_damaged_stops_the_start()
    {
        await Stored();
        using (var file = File.OpenWrite(StorePath))
        {
            file.Position = 100;
            file.Write(Enumerable.Repeat((byte)0xA5, 8_000).ToArray());
        }

        await RefusesToStart(because: "is damaged");
    }

    [Test]
    public async Task A_store_cut_off_after_its_first_page_stops_the_start()
    {
        await Stored();
        using (var file = File.OpenWrite(StorePath))
        {
            file.SetLength(4096);
        }

        await RefusesToStart(because: "is damaged");
    }

    [Test]
    public async Task A_database_of_another_program_stops_the_start()
    {
        Execute("CREATE TABLE Songs (Title TEXT)");

        await RefusesToStart(because: "is not a catalogue");
    }

    [Test]
    public async Task A_store_of_a_newer_version_stops_the_start()
    {
        await Stored();
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");

        await RefusesToStart(because: "newer version");
    }

    [TestCase(CatalogAccess.Write)]
    [TestCase(CatalogAccess.Read)]
    public async Task An_older_store_is_brought_up_to_date_even_where_a_killed_attempt_left_its_lock(CatalogAccess access)
    {
        MakeOlderStore();

        using var store = await OpenStore.At(_folder.Path, access);

        Assert.That((await store.Figures()).Records, Is.Zero);
    }

    [Test]
    public async Task An_older_store_that_another_process_holds_is_not_touched_by_a_reader()
    {
        MakeOlderStore();
        using var other = new DataDirectory(Microsoft.Extensions.Options.Options.Create(new CatalogOptions { Directory = _folder.Path }));
        other.Take();

        await RefusesToStart(because: "older version", CatalogAccess.Read);
    }

    [Test]
    public void A_file_where_the_folder_should_be_stops_the_start()
    {
        File.WriteAllText(_folder.File("data"), "");

        Assert.That(
            () => OpenStore.At(_folder.File("data")),
            Throws.TypeOf<CannotProceed>().With.Message.Contains("cannot be written").And.Message.Contains("--data"));
    }

    [Test]
    public void The_migrations_hold_the_whole_schema()
    {
        using var context = new CatalogContext(StorePath);

        Assert.That(context.Database.HasPendingModelChanges(), Is.False);
    }

    private async Task Stored()
    {
        using var store = await OpenStore.At(_folder.Path);
        await store.Catalog.Upsert(GeneratedSeries.Batch(0), CancellationToken.None);
    }

    /// <summary>A store to which no migration was applied yet, and in which one was begun.</summary>
    private void MakeOlderStore() => Execute(
        """
        CREATE TABLE __EFMigrationsHistory (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL);
        CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL);
        INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00');
        """);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task RefusesToStart(string because, CatalogAccess access = CatalogAccess.Write)
    {
        var refusal = await Assert.ThrowsAsync<CannotProceed>(() => OpenStore.At(_folder.Path, access));
        Assert.That(refusal!.Message, Does.Contain(because).And.Contain(StorePath).And.EndWith("."));
    }
}
