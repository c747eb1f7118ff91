namespace OmicsOracle.Domain;

/// <summary>Limits on what may be found. Values of one list widen it (human or mouse); the lists narrow each other.</summary>
public sealed record SearchFilters
{
    public static SearchFilters None { get; } = new();

    /// <summary>Scientific names, usual names or taxon ids.</summary>
    public IReadOnlyList<string> Organisms { get; init; } = [];

    /// <summary>GEO's study types, whatever their letter case.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<Accession> Platforms { get; init; } = [];

    /// <summary>First day of publication, included.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of publication, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>At least so many samples; a series of unknown size does not count.</summary>
    public int? MinSamples { get; init; }
}
