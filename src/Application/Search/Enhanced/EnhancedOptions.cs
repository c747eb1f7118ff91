namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>How long an enhanced search waits for whom. Section <c>Enhanced</c>.</summary>
public sealed record EnhancedOptions
{
    public const string Section = "Enhanced";

    /// <summary>For GEO, asked live: two calls. Above 0; 2.5 s by default.</summary>
    public TimeSpan Live { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>For the series of papers, by PubMed: three calls. Above 0; 2.5 s by default.</summary>
    public TimeSpan PubMed { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>For the own index, and so for everything: what has not come by then is named as missing. As long as the others or longer, at most a minute; 3 s by default.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(3);

    internal bool IsReadable =>
        Live > TimeSpan.Zero && PubMed > TimeSpan.Zero && Live <= Within && PubMed <= Within && Within <= TimeSpan.FromMinutes(1);
}
