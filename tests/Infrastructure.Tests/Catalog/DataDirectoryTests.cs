using Microsoft.Extensions.Options;
using OmicsOracle.Application;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

public sealed class DataDirectoryTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task A_second_process_is_refused_and_told_which_one_is_first()
    {
        using var first = WriterProcess.Start(_folder.Path, batches: 0);
        await first.Says("open");
        using var second = At(_folder.Path);

        Assert.That(second.TryTake(), Is.False);
        Assert.That(second.Take, Throws.TypeOf<CannotProceed>().With.Message.Contains($"(process {first.Id})").And.Message.Contains(_folder.Path));
        Assert.That(second.IsOurs, Is.False);
    }

    [Test]
    public async Task A_killed_process_frees_the_directory()
    {
        using var first = WriterProcess.Start(_folder.Path, batches: 0);
        await first.Says("open");
        first.Kill();
        using var second = At(_folder.Path);

        Assert.That(second.TryTake(), Is.True);
        Assert.That(second.IsOurs, Is.True);
    }

    [Test]
    public void Two_owners_in_one_process_exclude_each_other_too()
    {
        using var first = At(_folder.Path);
        using var second = At(_folder.Path);
        first.Take();

        Assert.That(second.TryTake(), Is.False);

        first.Dispose();
        Assert.That(second.TryTake(), Is.True);
    }

    [Test]
    public void Taking_what_is_ours_already_changes_nothing()
    {
        using var directory = At(_folder.Path);
        directory.Take();

        Assert.That(directory.TryTake(), Is.True);
        Assert.That(directory.Take, Throws.Nothing);
    }

    [Test]
    public void Looking_does_not_make_the_folder()
    {
        using var directory = At(_folder.File("absent"));

        Assert.That((directory.Exists, directory.IsOurs), Is.EqualTo((false, false)));
        Assert.That(Directory.Exists(directory.Root), Is.False);
    }

    [Test]
    [Platform("Linux")]
    public void A_folder_that_cannot_be_made_is_one_sentence()
    {
        // Not even root makes a folder there.
        using var directory = At("/proc/omics-oracle");

        Assert.That(directory.Take, Throws.TypeOf<CannotProceed>().With.Message.Contains("/proc/omics-oracle cannot be written"));
    }

    [Test]
    public void A_lock_that_cannot_be_opened_is_one_sentence()
    {
        Directory.CreateDirectory(_folder.File("writer.lock"));
        using var directory = At(_folder.Path);

        Assert.That(directory.Take, Throws.TypeOf<CannotProceed>().With.Message.Contains("cannot be written"));
    }

    private static DataDirectory At(string path) => new(Options.Create(new CatalogOptions { Directory = path }));
}
