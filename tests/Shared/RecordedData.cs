namespace OmicsOracle.Tests;

/// <summary>The recorded answers and the benchmark, read where they lie beside the project. A test that needs them is skipped where they are absent.</summary>
internal static class RecordedData
{
    private static readonly string? Root = FindRoot();

    /// <summary>A file or folder such as <c>data/soft/gemma</c> or <c>bench/geo-5513.soft.gz</c>; skips the test where it is absent.</summary>
    public static string Path(string relative)
    {
        var path = Root is null ? null : System.IO.Path.Combine(Root, relative);
        if (path is null || !(File.Exists(path) || Directory.Exists(path)))
        {
            Assert.Ignore($"The recorded data is not beside the project: ../shared/{relative} is absent.");
        }

        return path;
    }

    /// <summary>Every file below a folder, relative to the recorded data; empty where it is absent, so that the test shows as skipped.</summary>
    public static IEnumerable<string> FilesBelow(string relative) =>
        Root is not null && Directory.Exists(System.IO.Path.Combine(Root, relative))
            ? Directory.EnumerateFiles(System.IO.Path.Combine(Root, relative), "*", SearchOption.AllDirectories)
                .Select(f => System.IO.Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal)
            : [relative];

    private static string? FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "OmicsOracle.sln")))
            {
                return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, "..", "shared"));
            }
        }

        return null;
    }
}
