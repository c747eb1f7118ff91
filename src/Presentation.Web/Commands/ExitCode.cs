namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>What a command's exit code says to a script.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something went wrong here; trying again may help.</summary>
    public const int Failed = 1;

    /// <summary>It cannot be done as asked: a bad argument, an unknown accession, a file that cannot be imported, a data directory that cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>The import is done, but some records were set aside.</summary>
    public const int SetAside = 3;

    /// <summary>Stopped by Ctrl-C (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
