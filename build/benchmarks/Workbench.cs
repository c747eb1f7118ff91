namespace OmicsOracle.Bench;

/// <summary>Where things lie: the project, what the benchmarks keep between runs, and the real series they start from.</summary>
internal static class Workbench
{
    public static string Root { get; } = FindRoot();

    /// <summary>Kept between runs; may be deleted at any time.</summary>
    public static string Kept { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "bench")).FullName;

    /// <summary>The real series as document summaries.</summary>
    public static string RealSummaries => Recorded("geo-5513.docsum.ndjson.gz");

    /// <summary>The real series as SOFT records.</summary>
    public static string RealSoft => Recorded("geo-5513.soft.gz");

    /// <summary>The published vocabularies.</summary>
    public static IReadOnlyList<string> Vocabularies =>
        [.. "mondo.obo uberon.obo cl.obo efo.obo cvcl.obo Homo_sapiens.gene_info".Split(' ').Select(f => Shared("data", "vocab", f + ".gz"))];

    /// <summary>Processes that wanted a core during the last minute, on average: above 0.5 or so something else runs, and only ratios mean something.</summary>
    public static string Load => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    /// <summary>A script that lies beside this program.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>An empty folder, for one measurement.</summary>
    public static string Fresh(string name)
    {
        var folder = Path.Combine(Kept, name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>A file of the relevance benchmark.</summary>
    public static string Recorded(string file) => Shared("bench", file);

    private static string Shared(params string[] place)
    {
        var path = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. place]));
        return File.Exists(path) ? path : throw new BenchFailed($"The real data is not beside the project: {path} is absent.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OmicsOracle.sln")))
            {
                return folder.FullName;
            }
        }

        throw new BenchFailed("OmicsOracle.sln is in no folder above this program.");
    }
}

/// <summary>A measurement could not be made; the message is one sentence that says why.</summary>
internal sealed class BenchFailed(string message) : Exception(message);
