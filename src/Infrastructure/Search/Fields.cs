namespace OmicsOracle.Infrastructure.Search;

/// <summary>What the index holds of a record.</summary>
internal static class Fields
{
    /// <summary>Raised with any change of what is indexed or how; an index of another version is made anew.</summary>
    public const int Schema = 5;

    /// <summary>All words of the record, weighted by repetition; with positions, for phrases.</summary>
    public const string Text = "text";

    /// <summary>The series' own accession, its samples' and its platforms'. No two series share a GSE, so it is also the key.</summary>
    public const string Accession = "accession";

    /// <summary>The number of the GSE accession.</summary>
    public const string Number = "number";

    /// <summary>Words of title, summary and overall design.</summary>
    public const string Length = "length";

    /// <summary>Day number of publication; -1 where unknown.</summary>
    public const string Day = "day";

    /// <summary>Number of samples; -1 where unknown.</summary>
    public const string Samples = "samples";

    /// <summary>Organisms, types and platforms together (<see cref="Reading.Profile"/>).</summary>
    public const string Profile = "profile";

    /// <summary>What a result shows, not compressed (<see cref="Reading.StoredSeries"/>).</summary>
    public const string Record = "record";
}
