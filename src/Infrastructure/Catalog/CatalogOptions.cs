namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>Where the catalogue lives and what this process does with it. Section <c>Catalog</c>.</summary>
public sealed record CatalogOptions
{
    public const string Section = "Catalog";

    /// <summary>The data directory; relative to the working directory. Made when absent.</summary>
    public string Directory { get; init; } = "./data";

    /// <summary>Whether this process may change the catalogue. Only one process at a time may.</summary>
    public CatalogAccess Access { get; init; } = CatalogAccess.Write;

    /// <summary>Connections to the store that are open at the same time. 1 to 50; 20 by default, 5 in Development.</summary>
    public int Connections { get; init; } = 20;

    /// <summary>How long who needs one waits for it. Above 0, 5 minutes at most; 30 s by default.</summary>
    public TimeSpan ConnectionTimeout { get; init; } = TimeSpan.FromSeconds(30);
}

public enum CatalogAccess
{
    /// <summary>Works beside a process that writes. It brings an index up to date only where nobody else writes.</summary>
    Read,

    /// <summary>Takes the data directory for itself, and refuses to start where another has it.</summary>
    Write,
}
