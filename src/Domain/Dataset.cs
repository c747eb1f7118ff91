using System.Text.Json.Serialization;

namespace OmicsOracle.Domain;

/// <summary>A GEO series as the catalogue holds it: what was studied, in what, on what, and where that is known from. Free of contact data.</summary>
public sealed record Dataset
{
    /// <summary>A GSE accession.</summary>
    public required Accession Accession { get; init; }

    public required string Title { get; init; }

    public string? Summary { get; init; }

    /// <summary>Only SOFT and MINiML have it; document summaries do not.</summary>
    public string? OverallDesign { get; init; }

    public IReadOnlyList<Organism> Organisms { get; init; } = [];

    /// <summary>GEO's own words, such as "Expression profiling by array".</summary>
    public IReadOnlyList<string> StudyTypes { get; init; } = [];

    public IReadOnlyList<Accession> Platforms { get; init; } = [];

    /// <summary>Null where no source says; not the length of <see cref="Samples"/>, which may hold fewer.</summary>
    public int? SampleCount { get; init; }

    public IReadOnlyList<Sample> Samples { get; init; } = [];

    public DateOnly? SubmittedOn { get; init; }

    /// <summary>When GEO made it public.</summary>
    public DateOnly? PublishedOn { get; init; }

    public DateOnly? UpdatedOn { get; init; }

    [JsonPropertyName("pubmedIds")]
    public IReadOnlyList<int> PubMedIds { get; init; } = [];

    public IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>The SuperSeries that it is a part of, and the parts that it has.</summary>
    [JsonIgnore]
    public IReadOnlyList<Relation> Kin => [.. Relations.Where(r => r.Kind is RelationKind.SubSeriesOf or RelationKind.SuperSeriesOf)];

    /// <summary>Every source that contributed, the richest first.</summary>
    public required IReadOnlyList<Provenance> Provenance { get; init; }

    /// <summary>Whether it is one of the embedded starter records.</summary>
    public bool IsStarter => Provenance is [{ Source: RecordSource.Starter }];

    /// <summary>The record's page at NCBI.</summary>
    public Uri Url => new($"https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc={Accession}");
}

/// <summary>One sample (GSM) of a series.</summary>
/// <param name="Source">What it was taken from, in the submitter's words ("skin biopsy").</param>
/// <param name="Characteristics">The submitter's tags in their order; a tag may repeat.</param>
public sealed record Sample(Accession Accession, string Title, string? Source, IReadOnlyList<Organism> Organisms, IReadOnlyList<Characteristic> Characteristics);

/// <summary>One tag of a sample, such as "tissue: liver".</summary>
/// <param name="Tag">Empty where the submitter gave a value alone.</param>
public sealed record Characteristic(string Tag, string Value);

/// <summary>How a series relates to something else.</summary>
public enum RelationKind
{
    /// <summary>The series is a part of the target, a SuperSeries.</summary>
    SubSeriesOf,

    /// <summary>The series is a SuperSeries and the target is a part of it.</summary>
    SuperSeriesOf,

    BioProject,

    /// <summary>The raw reads.</summary>
    Sra,

    /// <summary>Anything else that the record names.</summary>
    Other,
}

/// <param name="Target">An accession (GSE…, PRJNA…, SRP…), or the record's own words where it has none.</param>
public sealed record Relation(RelationKind Kind, string Target);
