using System.Text.Json;
using System.Text.Json.Serialization;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>The embedded records that a new store begins with: well-known series, described in this project's own words.</summary>
internal static class StarterCatalog
{
    private const string Resource = "starter-catalog.json";

    /// <param name="readAt">Becomes the records' date of reading.</param>
    public static IReadOnlyList<Dataset> Embedded(DateTimeOffset readAt)
    {
        using var json = typeof(StarterCatalog).Assembly.GetManifestResourceStream(Resource);
        return json is null ? [] : Read(json, readAt);
    }

    /// <summary>Reads an array of <see cref="StarterRecord"/>. What is unknown of a series stays empty.</summary>
    /// <exception cref="JsonException">The text is not such an array.</exception>
    /// <exception cref="FormatException">An accession is none.</exception>
    public static IReadOnlyList<Dataset> Read(Stream json, DateTimeOffset readAt)
    {
        IReadOnlyList<Provenance> provenance = [new(RecordSource.Starter, readAt)];
        var records = JsonSerializer.Deserialize(json, StarterJson.Default.StarterRecordArray) ?? [];
        return
        [
            .. records.Select(r => new Dataset
            {
                Accession = Accession.Parse(r.Accession),
                Title = r.Title,
                Summary = r.Summary,
                Organisms = [.. r.Organisms.Select(Organism.Of)],
                StudyTypes = r.Types,
                Platforms = [.. r.Platforms.Select(p => Accession.Parse(p))],
                SampleCount = r.SampleCount,
                PublishedOn = r.PublishedOn,
                PubMedIds = r.PubmedIds,
                Provenance = provenance,
            }),
        ];
    }
}

/// <summary>One entry of starter-catalog.json.</summary>
internal sealed record StarterRecord(
    string Accession,
    string Title,
    string? Summary,
    IReadOnlyList<string> Organisms,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> Platforms,
    int? SampleCount,
    DateOnly? PublishedOn,
    IReadOnlyList<int> PubmedIds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StarterRecord[]))]
internal sealed partial class StarterJson : JsonSerializerContext;
