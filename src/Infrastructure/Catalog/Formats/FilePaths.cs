using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>From paths that a person names to the files they mean. Below a folder, hidden files are passed over, and links to folders are not followed, so a circle of them ends.</summary>
internal static class FilePaths
{
    /// <exception cref="FileRefused">A path names nothing, cannot be read, or is a folder without files.</exception>
    public static IReadOnlyList<RecordFile> Expand(IReadOnlyList<string> paths) =>
        [.. paths.SelectMany(Expand).DistinctBy(f => Path.GetFullPath(f.Path))];

    public static FileRefused Unreadable(string path, Exception failure) =>
        new($"{path} cannot be read ({failure.Message.TrimEnd('.')}).", failure);

    private static IEnumerable<RecordFile> Expand(string path)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                return Final(new FileInfo(path)) is { } file ? [new(path, file.Length)] : throw new FileRefused($"{path} does not exist.");
            }

            RecordFile[] files = [.. Below(new DirectoryInfo(path))
                .Select(f => new RecordFile(Path.Combine(path, Path.GetRelativePath(path, f.Named.FullName)), f.Length))
                .OrderBy(f => f.Path, StringComparer.Ordinal)];
            return files.Length > 0 ? files : throw new FileRefused($"The folder {path} holds no files.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unreadable(path, failure);
        }
    }

    private static IEnumerable<(FileInfo Named, long Length)> Below(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos().Where(e => !e.Name.StartsWith('.') && !e.Attributes.HasFlag(FileAttributes.Hidden)).SelectMany(e => e switch
        {
            DirectoryInfo { LinkTarget: null } below => Below(below),
            FileInfo file when Final(file) is { } final => [(file, final.Length)],
            _ => [],
        });

    /// <summary>The file itself, or the one that a link leads to; null where there is none.</summary>
    private static FileInfo? Final(FileInfo file)
    {
        try
        {
            return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)) is FileInfo { Exists: true } final ? final : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
