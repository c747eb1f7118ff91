using System.Globalization;

namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <summary>Puts a file that cannot be read aside, so that a new one can take its name and a person can look at the old one.</summary>
internal static class DamagedFiles
{
    private const int Kept = 3;

    /// <returns>Where it is now.</returns>
    /// <exception cref="IOException">It cannot be moved.</exception>
    public static string PutAside(string path)
    {
        var aside = Enumerable.Range(1, Kept).Select(n => string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{n}")).ToList();
        var place = aside.Find(p => !Path.Exists(p)) ?? aside.MinBy(File.GetLastWriteTimeUtc)!;
        File.Move(path, place, overwrite: true);
        foreach (var log in (ReadOnlySpan<string>)["-wal", "-shm", "-journal"])
        {
            File.Delete(path + log);
        }

        return place;
    }
}
