using System.Globalization;

namespace OmicsOracle.Infrastructure.Search;

/// <summary>The folders that hold an index each, gen-1, gen-2 …, and the file that names the one in use. Replacing that file is one step of the file system, so the old index or the new one is in use, never half of each.</summary>
internal sealed class Generations(string root)
{
    private const string Prefix = "gen-";

    private string Pointer => Path.Combine(root, "current");

    public string PathOf(string generation) => Path.Combine(root, generation);

    /// <summary>The generation in use; null where there is none.</summary>
    public string? Current()
    {
        try
        {
            var name = File.ReadAllText(Pointer).Trim();
            return NumberOf(name) > 0 && Directory.Exists(PathOf(name)) ? name : null;
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A name that no generation has had of those still there.</summary>
    public string Next() =>
        Prefix + (Existing().Select(NumberOf).DefaultIfEmpty(0).Max() + 1).ToString(CultureInfo.InvariantCulture);

    public void Switch(string generation)
    {
        var prepared = Pointer + ".new";
        using (var file = new FileStream(prepared, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(generation));
            file.Flush(flushToDisk: true);
        }

        File.Move(prepared, Pointer, overwrite: true);
    }

    /// <summary>Deletes every generation but one: replaced ones and those whose making was cut short. What cannot be deleted now goes next time.</summary>
    public void DeleteAllBut(params ReadOnlySpan<string?> kept)
    {
        foreach (var generation in Existing())
        {
            if (!kept.Contains(generation))
            {
                try
                {
                    Directory.Delete(PathOf(generation), recursive: true);
                }
                catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
                {
                }
            }
        }
    }

    private string[] Existing() =>
        Directory.Exists(root) ? [.. Directory.EnumerateDirectories(root).Select(d => Path.GetFileName(d)!).Where(n => NumberOf(n) > 0)] : [];

    private static int NumberOf(string? name) =>
        name is not null && name.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
