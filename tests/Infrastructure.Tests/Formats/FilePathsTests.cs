using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Tests.Formats;

public sealed class FilePathsTests
{
    private readonly RecordFiles _files = new(TimeProvider.System);

    [Test]
    public void A_folder_stands_for_every_file_below_it_in_order_but_for_hidden_ones()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "b.soft", "a/z.xml", "a.soft", ".hidden", ".git/config", "B.soft" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
            File.WriteAllText(folder.File(name), name);
        }

        var files = _files.Expand([folder.Path]);

        Assert.That(files.Select(f => Path.GetRelativePath(folder.Path, f.Path)), Is.EqualTo(new[] { "B.soft", "a.soft", "a/z.xml", "b.soft" }));
        Assert.That(files.Select(f => f.Length), Is.EqualTo(new[] { 6, 6, 7, 6 }));
    }

    [Test]
    public void Links_to_files_are_followed_and_circles_of_folders_end()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.soft"), "12345");
        Directory.CreateDirectory(folder.File("below"));
        Directory.CreateSymbolicLink(folder.File("below/up"), folder.Path);
        File.CreateSymbolicLink(folder.File("link.soft"), folder.File("a.soft"));
        File.CreateSymbolicLink(folder.File("dangling.soft"), folder.File("nothing"));
        File.CreateSymbolicLink(folder.File("self.soft"), folder.File("self.soft"));

        var files = _files.Expand([folder.Path]);

        Assert.That(files.Select(f => Path.GetFileName(f.Path)), Is.EqualTo(new[] { "a.soft", "link.soft" }));
        Assert.That(files.Select(f => f.Length), Is.EqualTo(new[] { 5, 5 }));
    }

    [Test]
    public void What_is_named_twice_is_read_once_and_the_order_of_names_is_kept()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a"), "");
        File.WriteAllText(folder.File("b"), "");

        Assert.That(_files.Expand([folder.File("b"), folder.Path, folder.File("a")]).Select(f => Path.GetFileName(f.Path)), Is.EqualTo(new[] { "b", "a" }));
    }

    [TestCase("missing", "does not exist.")]
    [TestCase("", "holds no files.")]
    public void A_path_that_names_nothing_is_refused_in_one_sentence(string name, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = name.Length == 0 ? folder.Path : folder.File(name);

        Assert.That(() => _files.Expand([path]), Throws.TypeOf<FileRefused>().With.Message.Contains(path).And.Message.EndsWith(reason));
    }
}
