using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Tests.Caching.Support;

namespace OmicsOracle.Infrastructure.Tests.Caching;

/// <summary>On real file systems of their own, which only root can mount; skipped for others.</summary>
[Platform("Linux")]
public sealed class FullDiskTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly string _mount = Directory.CreateTempSubdirectory("omics-oracle-").FullName;
    private readonly FakeTimeProvider _time = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [SetUp]
    public void Mount()
    {
        if (!Environment.IsPrivilegedProcess || Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", _mount) != 0)
        {
            Assert.Ignore("No file system can be mounted here.");
        }
    }

    [TearDown]
    public void Unmount()
    {
        Run("umount", "-l", _mount);
        Directory.Delete(_mount);
    }

    [Test]
    public async Task What_is_dropped_on_a_full_disk_does_not_come_back_after_a_restart()
    {
        var filler = Path.Combine(_mount, "filler");
        await using (var before = await CacheOnFolder.Open(_mount))
        {
            await before.Ask(Answers.Question("liver"), () => Answers.Saying("old"));
            await before.DiskHas(s => s.Entries == 1);
            Fill(filler);

            await before.Answers.Drop("search", default);
        }

        File.Delete(filler);
        await using var after = await CacheOnFolder.Open(_mount);

        Assert.That((await after.Ask(Answers.Question("liver"), () => Answers.Saying("new"))).Answer.Query, Is.EqualTo("new"));
    }

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4_096]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    [Test]
    public async Task On_a_full_disk_the_tier_steps_aside_warns_once_and_comes_back_when_there_is_room()
    {
        await using var cache = await CacheOnFolder.Open(_mount, _time);
        for (var i = 0; i < 400; i++)
        {
            await cache.Disk.Set($"search:{i}", new byte[10_000], Hour, default);
            await cache.Disk.Get($"search:{i}", default);
        }

        Assert.That(cache.Disk.Status.State, Is.EqualTo(TierStatus.Away));
        Assert.That(cache.Disk.Status.Reason, Does.Contain("full"));
        Assert.That(cache.Log.Warnings, Has.Count.EqualTo(1));
        Assert.That((await cache.Ask(Answers.Question("liver"), () => Answers.Saying("served"))).Answer.Query, Is.EqualTo("served"));
        Assert.That((await cache.AskKept<SearchAnswer>(Answers.Question("liver"))).Outcome.Tier, Is.EqualTo(CacheTier.Memory));

        Run("mount", "-o", "remount,size=32m", _mount);
        await Eventually.Holds(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(30));
            return cache.Disk.Status.State == TierStatus.On;
        });
        await cache.Disk.Set("search:new", new byte[10_000], Hour, default);
        Assert.That(await cache.Disk.Get("search:new", default), Is.Not.Null);
        Assert.That(cache.Log.Warnings, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task On_a_disk_that_may_only_be_read_the_tier_steps_aside_and_nothing_fails()
    {
        await using (var before = await CacheOnFolder.Open(_mount, _time))
        {
            await before.Disk.Set("search:a", new byte[100], Hour, default);
        }

        Run("mount", "-o", "remount,ro", _mount);
        await using var cache = await CacheOnFolder.Open(_mount, _time);

        Assert.That((await cache.Ask(Answers.Question("liver"), () => Answers.Saying("served"))).Answer.Query, Is.EqualTo("served"));
        await cache.DiskHas(s => s.State == TierStatus.Away && s.Reason!.Contains("cannot be written", StringComparison.Ordinal));
        Assert.That(cache.Log.Warnings, Has.Count.EqualTo(1));
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
