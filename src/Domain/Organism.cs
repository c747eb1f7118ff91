namespace OmicsOracle.Domain;

/// <summary>An organism as a record names it. A source may know only one of the two: a document summary has names, a SOFT series record has taxon ids.</summary>
/// <param name="Name">The scientific name; null where the record has only the id and it is not a well-known one.</param>
/// <param name="TaxonId">NCBI Taxonomy's id; null where the record has only the name and it is not a well-known one.</param>
public sealed record Organism(string? Name, int? TaxonId)
{
    /// <summary>The name and the id where either is well known, otherwise what is given.</summary>
    public static Organism Of(string name) => new(name, WellKnownOrganisms.TaxonIdOf(name));

    /// <inheritdoc cref="Of(string)"/>
    public static Organism Of(int taxonId) => new(WellKnownOrganisms.NameOf(taxonId), taxonId);

    /// <summary>What a person reads.</summary>
    public string Label => Name ?? $"taxon {TaxonId}";

    /// <summary>Whether both speak of the same organism as far as either says.</summary>
    public bool IsSameAs(Organism other) =>
        TaxonId is { } id && other.TaxonId is { } otherId
            ? id == otherId
            : Name is not null && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);
}
