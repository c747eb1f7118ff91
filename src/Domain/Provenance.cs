namespace OmicsOracle.Domain;

/// <summary>Where a record comes from, the thinnest first: a later one in this list knows more of a series than an earlier one.</summary>
public enum RecordSource
{
    /// <summary>The embedded starter catalogue; steps aside for any other.</summary>
    Starter,

    /// <summary>An E-utilities document summary: no overall design, no characteristics, no relations between series.</summary>
    DocumentSummary,

    /// <summary>A MINiML document.</summary>
    Miniml,

    /// <summary>A SOFT series or family record.</summary>
    Soft,
}

/// <param name="FetchedAt">When it was read from its source, in UTC.</param>
public sealed record Provenance(RecordSource Source, DateTimeOffset FetchedAt);
