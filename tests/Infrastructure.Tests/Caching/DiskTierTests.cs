using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Tests.Caching.Support;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Caching;

public sealed class DiskTierTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private string File => _folder.File("cache/answers.db");

    [TearDown]
    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task An_entry_is_there_until_its_lifetime_ends()
    {
        await using var cache = await Open();
        await cache.Disk.Set("search:a", new byte[] { 1, 2 }, Hour, default);
        _time.Advance(TimeSpan.FromMinutes(59));
        var found = await cache.Disk.Get("search:a", default);

        Assert.That(found!.Value.Bytes, Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That(found.Value.Left, Is.EqualTo(TimeSpan.FromMinutes(1)));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await cache.Disk.Get("search:a", default), Is.Null);
    }

    [Test]
    public async Task What_has_outlived_its_time_leaves_the_file()
    {
        await using var cache = await Open();
        await cache.Disk.Set("search:a", new byte[100], Hour, default);
        await cache.DiskHas(s => s.Entries == 1);

        _time.Advance(Hour);

        await cache.DiskHas(s => s is { Entries: 0, Bytes: 0 });
    }

    [Test]
    public async Task A_removed_entry_is_gone_at_once()
    {
        await using var cache = await Open();
        await cache.Disk.Set("search:a", new byte[100], Hour, default);
        await cache.Disk.Remove("search:a", default);

        Assert.That(await cache.Disk.Get("search:a", default), Is.Null);
        await cache.DiskHas(s => s is { Entries: 0, Bytes: 0 });
    }

    [Test]
    public async Task Entries_stay_below_the_bound_and_the_least_used_go_first()
    {
        await using var cache = await Open("Cache:Disk:MaxBytes=1000000");
        for (var i = 0; i < 300; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await cache.Disk.Set($"search:{i}", new byte[10_000], Hour, default);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.That(await cache.Disk.Get("search:0", default), Is.Not.Null, "the one in use stays");
            Assert.That(cache.Disk.Status.Bytes, Is.LessThanOrEqualTo(1_000_000));
        }

        Assert.That(await cache.Disk.Get("search:299", default), Is.Not.Null);
        Assert.That(await cache.Disk.Get("search:1", default), Is.Null);
        Assert.That(cache.Disk.Status.Entries, Is.GreaterThan(80));
        Assert.That(new FileInfo(File).Length, Is.LessThan(2_000_000));
    }

    [Test]
    public async Task The_figures_are_those_of_the_file_whoever_writes_to_it()
    {
        await using var one = await Open();
        await using var other = await Open();
        for (var i = 0; i < 20; i++)
        {
            await (i % 2 == 0 ? one : other).Disk.Set($"search:{i % 7}", new byte[100 * i], Hour, default);
        }

        using var file = new SqliteConnection($"Data Source={File};Pooling=False");
        file.Open();
        using var sum = file.CreateCommand();
        sum.CommandText = "SELECT sum(size) || ' ' || count(*) FROM entries";
        var expected = (string)sum.ExecuteScalar()!;

        foreach (var cache in new[] { one, other })
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await cache.DiskHas(s => $"{s.Bytes} {s.Entries}" == expected);
        }
    }

    [Test]
    public async Task Marks_of_dropped_tags_stay_when_answers_have_to_go()
    {
        await using var cache = await Open("Cache:Disk:MaxBytes=1000000");
        await cache.Disk.Set("__fc:t:search", new byte[50], Hour, default);
        for (var i = 0; i < 200; i++)
        {
            await cache.Disk.Set($"search:{i}", new byte[10_000], Hour, default);
        }

        Assert.That(await cache.Disk.Get("__fc:t:search", default), Is.Not.Null);
    }

    [Test]
    public async Task An_entry_that_would_drive_out_a_quarter_of_all_is_not_kept()
    {
        await using var cache = await Open("Cache:Disk:MaxBytes=1000000");
        await cache.Disk.Set("search:a", new byte[260_000], Hour, default);

        Assert.That(await cache.Disk.Get("search:a", default), Is.Null);
    }

    [Test]
    public async Task Two_processes_on_one_folder_see_what_the_other_keeps()
    {
        await using var one = await Open();
        await using var other = await Open();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? one : other).Disk.Set($"search:{i}", new byte[1_000], Hour, default).AsTask()));

        foreach (var cache in new[] { one, other })
        {
            Assert.That((await Task.WhenAll(Enumerable.Range(0, 200).Select(i => cache.Disk.Get($"search:{i}", default).AsTask()))).Count(e => e is not null), Is.EqualTo(200));
            Assert.That(cache.Log.Warnings, Is.Empty);
        }
    }

    [Test]
    public async Task A_file_that_is_no_database_is_moved_aside_and_made_anew()
    {
        Directory.CreateDirectory(_folder.File("cache"));
        await System.IO.File.WriteAllTextAsync(File, string.Concat(Enumerable.Repeat("This is no cache. ", 1_000)));

        await using var cache = await Open();
        Assert.That(await cache.Disk.Get("search:a", default), Is.Null);
        await cache.Disk.Set("search:a", new byte[100], Hour, default);

        Assert.That(await cache.Disk.Get("search:a", default), Is.Not.Null);
        Assert.That(await System.IO.File.ReadAllTextAsync(File + ".damaged-1"), Does.StartWith("This is no cache."));
        Assert.That(cache.Log.Warnings, Has.Count.EqualTo(1));
        Assert.That(cache.Log.Warnings[0], Does.Contain("answers.db.damaged-1"));
    }

    [Test]
    public async Task A_database_of_something_else_is_moved_aside_and_not_touched()
    {
        Directory.CreateDirectory(_folder.File("cache"));
        using (var other = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            other.Open();
            using var make = other.CreateCommand();
            make.CommandText = "CREATE TABLE precious (x); INSERT INTO precious VALUES (42)";
            make.ExecuteNonQuery();
        }

        await using var cache = await Open();
        Assert.That(await cache.Disk.Get("search:a", default), Is.Null);
        await cache.Disk.Set("search:a", new byte[100], Hour, default);
        using var aside = new SqliteConnection($"Data Source={File}.damaged-1;Pooling=False");
        aside.Open();
        using var ask = aside.CreateCommand();
        ask.CommandText = "SELECT x FROM precious";

        Assert.That(ask.ExecuteScalar(), Is.EqualTo(42));
        Assert.That(await cache.Disk.Get("search:a", default), Is.Not.Null);
    }

    [TestCase(0.3)]
    [TestCase(0.9)]
    public async Task A_file_cut_short_while_closed_is_made_anew_and_nothing_fails(double part)
    {
        await Filled();
        using (var file = System.IO.File.OpenWrite(File))
        {
            file.SetLength((long)(file.Length * part));
        }

        await using var cache = await Open();
        await Everything(cache);
        await Recovers(cache);
    }

    [Test]
    public async Task Noise_in_a_closed_file_never_makes_an_answer_or_a_failure()
    {
        await Filled();
        Noise(from: 4_096);

        await using var cache = await Open();
        await Everything(cache);
        await Recovers(cache);
    }

    [Test]
    public async Task Noise_written_into_the_open_file_never_makes_a_failure()
    {
        await Filled();
        await using var cache = await Open();
        await cache.Disk.Get("search:0", default);
        Noise(from: 0);

        await Everything(cache);
        await Recovers(cache);
    }

    [Test]
    public async Task A_file_cut_short_while_open_never_makes_a_failure()
    {
        await Filled();
        await using var cache = await Open();
        await cache.Disk.Get("search:0", default);
        using (var file = System.IO.File.OpenWrite(File))
        {
            file.SetLength(5_000);
        }

        await Everything(cache);
        await Recovers(cache);
    }

    [Test]
    public async Task At_most_three_damaged_files_are_kept()
    {
        Directory.CreateDirectory(_folder.File("cache"));
        for (var i = 0; i < 5; i++)
        {
            await System.IO.File.WriteAllTextAsync(File, new string('x', 5_000 + i));
            await using var cache = await Open();
            await cache.Disk.Set("search:a", new byte[100], Hour, default);
        }

        Assert.That(Directory.GetFiles(_folder.File("cache"), "*damaged*"), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task A_folder_that_cannot_be_used_is_done_without_warned_of_once_and_tried_again()
    {
        await System.IO.File.WriteAllTextAsync(_folder.File("cache"), "a file stands where the folder should");
        await using var cache = await Open();
        for (var i = 0; i < 100; i++)
        {
            await cache.Disk.Set($"search:{i}", new byte[100], Hour, default);
            Assert.That(await cache.Disk.Get($"search:{i}", default), Is.Null);
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.That(cache.Disk.Status, Has.Property("State").EqualTo(TierStatus.Away));
        Assert.That(cache.Disk.Status.Reason, Does.Contain("cannot be used"));
        Assert.That(cache.Log.Warnings, Has.Count.EqualTo(1));

        System.IO.File.Delete(_folder.File("cache"));
        await Eventually.Holds(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(30));
            return cache.Disk.Status.State == TierStatus.On;
        });
        await cache.Disk.Set("search:a", new byte[100], Hour, default);
        Assert.That(await cache.Disk.Get("search:a", default), Is.Not.Null);
    }

    [Test]
    public async Task A_process_that_only_reads_does_without_a_folder_it_cannot_write_and_says_nothing()
    {
        await System.IO.File.WriteAllTextAsync(_folder.File("cache"), "a file stands where the folder should");
        await using var cache = await CacheOnFolder.Open(_folder.Path, _time, access: CatalogAccess.Read);
        await cache.Disk.Set("search:a", new byte[100], Hour, default);

        await cache.DiskHas(s => s.State == TierStatus.Away);
        Assert.That(cache.Log.Warnings, Is.Empty);
    }

    [Test]
    public async Task A_tag_dropped_while_the_folder_is_away_is_remembered_until_it_is_back()
    {
        await System.IO.File.WriteAllTextAsync(_folder.File("cache"), "a file stands where the folder should");
        await using var cache = await Open();
        await cache.DiskHas(s => s.State == TierStatus.Away);
        await cache.Disk.Set("__fc:t:search", new byte[50], Hour, default);
        System.IO.File.Delete(_folder.File("cache"));

        await Eventually.Holds(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return cache.Disk.Status.Entries == 1;
        });

        Assert.That(await cache.Disk.Get("__fc:t:search", default), Is.Not.Null);
    }

    private Task<CacheOnFolder> Open(params string[] settings) => CacheOnFolder.Open(_folder.Path, _time, settings: settings);

    /// <summary>A closed file with 300 entries.</summary>
    private async Task Filled()
    {
        await using var cache = await Open();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => cache.Disk.Set($"search:{i}", new byte[3_000], Hour, default).AsTask()));
        await cache.DiskHas(s => s.Entries == 300);
    }

    private void Noise(int from)
    {
        using var file = System.IO.File.OpenWrite(File);
        var noise = new byte[(int)file.Length - from];
        new Random(17).NextBytes(noise);
        file.Position = from;
        file.Write(noise);
    }

    /// <summary>Reads and writes all over; none of it may throw.</summary>
    private static async Task Everything(CacheOnFolder cache)
    {
        for (var i = 0; i < 300; i++)
        {
            await cache.Disk.Get($"search:{i}", default);
            await cache.Disk.Set($"search:new {i}", new byte[500], Hour, default);
        }
    }

    private async Task Recovers(CacheOnFolder cache)
    {
        await cache.Disk.Set("search:last", new byte[100], Hour, default);
        await Eventually.Holds(() => cache.Disk.Get("search:last", default).AsTask().Result is not null || !cache.Disk.Set("search:last", new byte[100], Hour, default).AsTask().Wait(Hour), () => cache.Disk.Status.ToString());
        Assert.That(cache.Disk.Status.State, Is.EqualTo(TierStatus.On));
        Assert.That(Directory.GetFiles(_folder.File("cache"), "*damaged-1"), Is.Not.Empty);
        Assert.That(cache.Log.Warnings, Has.Count.GreaterThan(0).And.All.Contains("damaged"));
    }
}
