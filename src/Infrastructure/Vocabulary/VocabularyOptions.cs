namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>Where vocabularies are fetched from. Section <c>Vocabulary</c>.</summary>
public sealed record VocabularyOptions
{
    public const string Section = "Vocabulary";

    /// <summary>By name; those given are added to the published ones, or take their place.</summary>
    public IReadOnlyDictionary<string, VocabularySource> Sources { get; init; } = new Dictionary<string, VocabularySource>();

    /// <summary>All of one fetch. The largest are some 100 MB.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Bytes of one file, as it comes over the wire.</summary>
    public long MaxBytes { get; init; } = 1_000_000_000;
}

public sealed record VocabularySource
{
    /// <summary>Of an OBO file or gene_info, packed or not; null: this one is not fetched.</summary>
    public Uri? Url { get; init; }
}
