using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OmicsOracle.Emulators.Records;

/// <summary>One record of Entrez's gds database: its document summary as it came, and of it what searches look at.</summary>
internal sealed record GeoRecord
{
    private readonly byte[] _json;

    private GeoRecord(byte[] json, string accession, int uid) => (_json, Accession, Uid) = (json, accession, uid);

    public int Uid { get; }

    public string Accession { get; }

    public required string EntryType { get; init; }

    public required string[] Organisms { get; init; }

    public required string[] StudyTypes { get; init; }

    public required int? SampleCount { get; init; }

    public required long[] PubMedIds { get; init; }

    /// <summary>The studies or experiments of the SRA that it names.</summary>
    public required string[] SraAccessions { get; init; }

    public required DateOnly Published { get; init; }

    /// <summary>esummary does not tell it; only searches by UDAT see it.</summary>
    public required DateOnly Updated { get; init; }

    /// <summary>False where esearch still lists what esummary no longer knows.</summary>
    public bool HasSummary { get; init; } = true;

    /// <param name="json">A document summary by esummary's JSON names; what it leaves out is filled in when it is asked for.</param>
    /// <exception cref="FormatException">It names no GEO accession.</exception>
    public static GeoRecord Read(byte[] json, DateOnly? updated, Func<string, string> pooled)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var accession = Text(root, "accession");
        var uid = GeoNumber.Uid(accession) ?? throw new FormatException($"'{accession}' is no GEO accession.");
        var published = DateOnly.TryParseExact(Text(root, "pdat"), "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : DateByNumber(uid);
        return new(json, accession, uid)
        {
            EntryType = pooled(Text(root, "entrytype") is { Length: > 0 } type ? type : accession[..3]),
            Organisms = Parts(root, "taxon", pooled),
            StudyTypes = Parts(root, "gdstype", pooled),
            SampleCount = int.TryParse(Text(root, "n_samples"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
            PubMedIds = [.. Items(root, "pubmedids").Select(id => long.TryParse(id.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(id => id > 0)],
            SraAccessions = [.. Items(root, "extrelations").Where(r => Text(r, "relationtype") == "SRA").Select(r => Text(r, "targetobject")).Where(a => a.Length > 0)],
            Published = published,
            Updated = updated ?? published,
        };
    }

    /// <summary>The document summary as it came.</summary>
    public JsonDocument Open() => JsonDocument.Parse(_json);

    /// <summary>The whole document summary, in the order and with the empty values of the real one.</summary>
    public JsonObject Summary() => GeoSummary.Complete(JsonNode.Parse(_json)!.AsObject(), this);

    /// <summary>GEO counts upwards through the years, so that a number suggests a date: some recorded summaries have lost theirs.</summary>
    private static DateOnly DateByNumber(int uid) => new DateOnly(2000, 9, 1).AddDays((int)(uid % 100_000_000L * 9_200 / 310_000 % 9_400));

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string[] Parts(JsonElement root, string name, Func<string, string> pooled) =>
        [.. Text(root, name).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(pooled)];
}
