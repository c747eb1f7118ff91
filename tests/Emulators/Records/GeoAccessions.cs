using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace OmicsOracle.Emulators.Records;

/// <summary>What GEO itself, beside Entrez, knows of accessions.</summary>
internal sealed class GeoAccessions
{
    public Dictionary<string, byte[]> Soft { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, DateOnly> Private { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, DateOnly> Withdrawn { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null where GEO has nothing public of it.</summary>
    public byte[]? SoftOf(string accession, GeoDatabase geo) =>
        Private.ContainsKey(accession) || Withdrawn.ContainsKey(accession) ? null
        : Soft.TryGetValue(accession, out var text) ? text
        : geo.Find(GeoNumber.Uid(accession) ?? 0) is { EntryType: "GSE" } record ? Written(record)
        : null;

    private static byte[] Written(GeoRecord record)
    {
        var summary = record.Summary();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"^SERIES = {record.Accession}\n");
        void Line(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(CultureInfo.InvariantCulture, $"!Series_{name} = {value.ReplaceLineEndings(" ")}\n");
            }
        }

        Line("title", summary["title"]!.ToString());
        Line("geo_accession", record.Accession);
        Line("status", $"Public on {record.Published.ToString("MMM dd yyyy", CultureInfo.InvariantCulture)}");
        Line("last_update_date", record.Updated.ToString("MMM dd yyyy", CultureInfo.InvariantCulture));
        foreach (var id in (JsonArray)summary["pubmedids"]!)
        {
            Line("pubmed_id", id?.ToString());
        }

        Line("summary", summary["summary"]!.ToString());
        foreach (var type in record.StudyTypes)
        {
            Line("type", type);
        }

        foreach (var sample in (JsonArray)summary["samples"]!)
        {
            Line("sample_id", sample?["accession"]?.ToString());
        }

        foreach (var platform in summary["gpl"]!.ToString().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Line("platform_id", $"GPL{platform}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
