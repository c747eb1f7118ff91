namespace OmicsOracle.Presentation.Web.Http.Logs;

/// <summary>How the log is written and what of a request it may hold; how much of it, the section <c>Serilog:MinimumLevel</c> says. Section <c>Log</c>.</summary>
public sealed record LogOptions
{
    public const string Section = "Log";

    /// <summary>Json, one object a line (Serilog's compact form), or Text for people. Text by default; Json in Staging and Production where standard output is not a terminal.</summary>
    public LogFormat Format { get; init; } = LogFormat.Text;

    /// <summary>A line for each request of the API. True by default; off, only slow and failed ones have theirs.</summary>
    public bool Requests { get; init; } = true;

    /// <summary>Whether those lines hold what was asked, word for word. False by default.</summary>
    public bool Questions { get; init; }

    /// <summary>A file that the log is written to as well, such as <c>/var/log/omics-oracle/log.json</c>. None by default.</summary>
    public string? File { get; init; }

    /// <summary>Bytes after which a new file is begun. 10 KB or more; 10 MB by default.</summary>
    public long FileBytes { get; init; } = 10_000_000;

    /// <summary>Files that are kept, the one being written among them. 1 to 1,000; 5 by default.</summary>
    public int Files { get; init; } = 5;

    /// <summary>Whether there is no file, or one that can be added to; it is begun if need be.</summary>
    internal bool IsWritable
    {
        get
        {
            if (string.IsNullOrEmpty(File))
            {
                return true;
            }

            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(File))!);
                using var file = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
                return true;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                return false;
            }
        }
    }

    internal bool IsReadable => FileBytes >= 10_000 && Files is >= 1 and <= 1_000;
}

public enum LogFormat
{
    Text,
    Json,
}
