using System.Text.Json;
using System.Text.Json.Serialization;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>The form in which a series is kept. Its names are on disk in every store: one may be added, none renamed. What a record lacks is left out.</summary>
internal sealed record DatasetDocument
{
    public required string Title { get; init; }

    public string? Summary { get; init; }

    public string? OverallDesign { get; init; }

    public IReadOnlyList<Organism>? Organisms { get; init; }

    public IReadOnlyList<string>? StudyTypes { get; init; }

    public IReadOnlyList<Accession>? Platforms { get; init; }

    public int? SampleCount { get; init; }

    public IReadOnlyList<Sample>? Samples { get; init; }

    public DateOnly? SubmittedOn { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public DateOnly? UpdatedOn { get; init; }

    public IReadOnlyList<int>? PubMedIds { get; init; }

    public IReadOnlyList<Relation>? Relations { get; init; }

    public required IReadOnlyList<Provenance> Provenance { get; init; }

    public static DatasetDocument Of(Dataset dataset) => new()
    {
        Title = dataset.Title,
        Summary = dataset.Summary,
        OverallDesign = dataset.OverallDesign,
        Organisms = Held(dataset.Organisms),
        StudyTypes = Held(dataset.StudyTypes),
        Platforms = Held(dataset.Platforms),
        SampleCount = dataset.SampleCount,
        Samples = Held(dataset.Samples),
        SubmittedOn = dataset.SubmittedOn,
        PublishedOn = dataset.PublishedOn,
        UpdatedOn = dataset.UpdatedOn,
        PubMedIds = Held(dataset.PubMedIds),
        Relations = Held(dataset.Relations),
        Provenance = dataset.Provenance,
    };

    public Dataset Dataset(Accession accession) => new()
    {
        Accession = accession,
        Title = Title,
        Summary = Summary,
        OverallDesign = OverallDesign,
        Organisms = Organisms ?? [],
        StudyTypes = StudyTypes ?? [],
        Platforms = Platforms ?? [],
        SampleCount = SampleCount,
        Samples = Samples ?? [],
        SubmittedOn = SubmittedOn,
        PublishedOn = PublishedOn,
        UpdatedOn = UpdatedOn,
        PubMedIds = PubMedIds ?? [],
        Relations = Relations ?? [],
        Provenance = Provenance,
    };

    private static IReadOnlyList<T>? Held<T>(IReadOnlyList<T> list) => list.Count > 0 ? list : null;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(AccessionAsUid)])]
[JsonSerializable(typeof(DatasetDocument))]
internal sealed partial class DatasetDocumentJson : JsonSerializerContext;

internal sealed class AccessionAsUid : JsonConverter<Accession>
{
    public override Accession Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Accession.FromEntrezUid(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, Accession value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.EntrezUid);
}
