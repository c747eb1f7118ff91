using System.Text.Json;

namespace OmicsOracle.Emulators.Records;

/// <summary>The texts of a document summary that words are looked for in, each with its place.</summary>
internal static class GeoTexts
{
    private static readonly (string Field, Place Place)[] Simple =
    [
        ("title", Place.Title), ("summary", Place.Description), ("taxon", Place.Elsewhere), ("gdstype", Place.Elsewhere), ("suppfile", Place.Elsewhere),
        ("seriestitle", Place.Elsewhere), ("platformtitle", Place.Elsewhere), ("bioproject", Place.Elsewhere), ("accession", Place.Accession),
    ];

    public static IEnumerable<(Place Place, string Text)> Of(GeoRecord record)
    {
        using var document = record.Open();
        var summary = document.RootElement;
        foreach (var (field, place) in Simple)
        {
            yield return (place, Value(summary, field));
        }

        yield return (Place.Accession, Prefixed("gpl", summary));
        yield return (Place.Accession, Prefixed("gse", summary));
        foreach (var sample in Items(summary, "samples"))
        {
            yield return (Place.Elsewhere, Value(sample, "title"));
            yield return (Place.Accession, Value(sample, "accession"));
        }

        foreach (var relation in Items(summary, "extrelations"))
        {
            yield return (Place.Accession, Value(relation, "targetobject"));
        }
    }

    private static string Value(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static IEnumerable<JsonElement> Items(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object) : [];

    private static string Prefixed(string prefix, JsonElement summary) =>
        string.Join(' ', Value(summary, prefix).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(n => prefix + n));
}
