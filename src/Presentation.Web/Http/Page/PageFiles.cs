using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace OmicsOracle.Presentation.Web.Http.Page;

/// <summary>All files of the page, held in memory: few and small, so that no address ever becomes a path. They have one version, a hash of them all.</summary>
internal sealed class PageFiles
{
    private const string IndexName = "index.html";
    private const int VersionDigits = 12;
    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".svg"] = "image/svg+xml; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, PageFile> _files;

    private PageFiles(IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        Version = Hash(files);
        Index = Made(IndexName, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(files.First(f => f.Name == IndexName).Bytes).Replace("{version}", Version, StringComparison.Ordinal)));
        _files = files.Where(f => f.Name != IndexName).ToFrozenDictionary(f => f.Name, f => Made(f.Name, f.Bytes), StringComparer.Ordinal);
    }

    /// <summary>Hexadecimal digits. Another byte in any file makes another one.</summary>
    public string Version { get; }

    public PageFile Index { get; }

    /// <summary>Null where the folder has no page: the service answers without one.</summary>
    public static PageFiles? Read(string folder) =>
        File.Exists(Path.Combine(folder, IndexName))
            ? new([.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => Kinds.ContainsKey(Path.GetExtension(f)))
                .Select(f => (Name: Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes(f)))
                .OrderBy(f => f.Name, StringComparer.Ordinal)])
            : null;

    public PageFile? Find(string version, string name) => version == Version ? _files.GetValueOrDefault(name) : null;

    private static PageFile Made(string name, byte[] bytes) => new(Kinds[Path.GetExtension(name)], bytes);

    private static string Hash(IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionDigits];
    }
}
