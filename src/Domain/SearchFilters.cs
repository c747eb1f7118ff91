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

    /// <summary>Ids of a vocabulary's concepts: a series mentions each of them, or a narrower one. Unlike other lists these narrow each other.</summary>
    public IReadOnlyList<string> Concepts { get; init; } = [];

    /// <summary>Whether a series passes all of them but the concepts, as far as it says; one of unknown day or size fails where that is asked for.</summary>
    public bool Allow(Dataset series) =>
        (Organisms.Count == 0 || Organisms.Any(asked => series.Organisms.Any(o => IsCalled(o, asked))))
        && (Types.Count == 0 || Types.Any(asked => series.StudyTypes.Contains(asked.Trim(), StringComparer.OrdinalIgnoreCase)))
        && (Platforms.Count == 0 || Platforms.Any(series.Platforms.Contains))
        && !(From is not null && !(series.PublishedOn >= From))
        && !(To is not null && !(series.PublishedOn <= To))
        && !(MinSamples is not null && !(series.SampleCount >= MinSamples));

    private static bool IsCalled(Organism organism, string asked) => organism.IsSameAs(
        int.TryParse(asked.AsSpan().Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? Organism.Of(id) : Organism.Of(asked.Trim()));
}
