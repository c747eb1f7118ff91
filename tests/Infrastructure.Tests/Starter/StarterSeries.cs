using System.Text.Json;
using System.Text.Json.Serialization;

namespace OmicsOracle.Infrastructure.Tests.Starter;

/// <summary>One entry of the starter catalogue, member for member as its file has it.</summary>
internal sealed record StarterSeries(
    string Accession,
    string Title,
    string Summary,
    string[] Organisms,
    string[] Types,
    string[] Platforms,
    int? SampleCount,
    DateOnly? PublishedOn,
    int? Year,
    int[] PubmedIds)
{
    private const string SourcePath = "src/Infrastructure/Catalog/Starter/starter-catalog.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static IReadOnlyList<StarterSeries> All { get; } = Read();

    private static StarterSeries[] Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OmicsOracle.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("OmicsOracle.sln is in no folder above the tests.");
        }

        return JsonSerializer.Deserialize<StarterSeries[]>(File.ReadAllText(Path.Combine(folder.FullName, SourcePath)), Strict)!;
    }
}
