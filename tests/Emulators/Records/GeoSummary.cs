using System.Globalization;
using System.Text.Json.Nodes;

namespace OmicsOracle.Emulators.Records;

/// <summary>A document summary of gds with every field that the real one has (recorded esummary answers, version 0.3).</summary>
internal static class GeoSummary
{
    private static readonly string[] Fields =
    [
        "uid", "accession", "gds", "title", "summary", "gpl", "gse", "taxon", "entrytype", "gdstype", "ptechtype", "valtype", "ssinfo", "subsetinfo", "pdat", "suppfile",
        "samples", "relations", "extrelations", "n_samples", "seriestitle", "platformtitle", "platformtaxa", "samplestaxa", "pubmedids", "projects", "ftplink", "geo2r", "bioproject",
    ];

    private static readonly HashSet<string> Lists = ["samples", "relations", "extrelations", "pubmedids", "projects"];

    public static JsonObject Complete(JsonObject given, GeoRecord record)
    {
        var whole = new JsonObject();
        foreach (var field in Fields)
        {
            whole[field] = given.Remove(field, out var value) && value is not null ? value : Usual(field, record);
        }

        return whole;
    }

    private static JsonNode Usual(string field, GeoRecord record) => field switch
    {
        "uid" => record.Uid.ToString(CultureInfo.InvariantCulture),
        "entrytype" => record.EntryType,
        "pdat" => record.Published.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture),
        "gse" when record.EntryType == "GSE" => record.Accession[3..],
        "ftplink" => $"ftp://ftp.ncbi.nlm.nih.gov/geo/{Kind(record)}/{GeoNumber.Folder(record.Accession)}/{record.Accession}/",
        "geo2r" when record.EntryType == "GSE" => "no",
        _ when Lists.Contains(field) => new JsonArray(),
        _ => "",
    };

    private static string Kind(GeoRecord record) => record.EntryType switch { "GPL" => "platforms", "GSM" => "samples", "GDS" => "datasets", _ => "series" };
}
