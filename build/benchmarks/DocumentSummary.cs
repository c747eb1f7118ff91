using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OmicsOracle.Bench;

/// <summary>An E-utilities document summary, as far as the real ones of the benchmark have fields; the names are NCBI's.</summary>
internal sealed record DocumentSummary(
    string Uid,
    string Accession,
    string Title,
    string Summary,
    string Gpl,
    string Gse,
    string Taxon,
    string Entrytype,
    string Gdstype,
    [property: JsonPropertyName("n_samples")] int SampleCount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pdat = null);

/// <summary>Document summaries in a file, one JSON object a line, packed by gzip.</summary>
internal static class SummaryFile
{
    public static IEnumerable<DocumentSummary> Read(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize(line, SummaryJson.Default.DocumentSummary)!;
        }
    }

    public static void Write(string path, IEnumerable<DocumentSummary> summaries)
    {
        var unfinished = path + ".part";
        using (var packed = new GZipStream(File.Create(unfinished), CompressionLevel.Fastest))
        {
            foreach (var summary in summaries)
            {
                packed.Write(JsonSerializer.SerializeToUtf8Bytes(summary, SummaryJson.Default.DocumentSummary));
                packed.WriteByte((byte)'\n');
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DocumentSummary))]
internal sealed partial class SummaryJson : JsonSerializerContext;
