namespace OmicsOracle.Domain;

/// <summary>One series of a whole list: what a hit tells of the record, its summary in full, nothing of the question.</summary>
/// <param name="Source">"local", or "starter".</param>
/// <param name="FetchedAt">When the record was last read from its source.</param>
public sealed record ListedSeries(
    Accession Accession,
    string Title,
    string? Summary,
    IReadOnlyList<string> Organisms,
    IReadOnlyList<string> Types,
    IReadOnlyList<Accession> Platforms,
    int? SampleCount,
    DateOnly? PublishedOn,
    IReadOnlyList<int> PubmedIds,
    double Score,
    Uri Url,
    string Source,
    DateTimeOffset FetchedAt);
