using System.Globalization;
using System.Text.Json;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Reads esummary of db pubmed.</summary>
internal static class PublicationSummaries
{
    public static IEnumerable<(long Uid, Publication Publication)> Read(JsonElement root) =>
        JsonAnswers.Records(root)
            .Select(r => (Id: GeoValues.PositiveNumber(r.Uid), r.Record, Title: r.Record.Property("title").Text()))
            .Where(r => r.Id is not null && r.Title is not null)
            .Select(r => ((long)r.Id!.Value, Publication(r.Id.Value, r.Title!, r.Record)));

    private static Publication Publication(int id, string title, JsonElement record) => new(
        id,
        title,
        [.. record.Property("authors").Items().Select(a => a.Property("name").Text()).OfType<string>()],
        record.Property("fulljournalname").Text() ?? record.Property("source").Text(),
        Day(record.Property("sortpubdate").Text()),
        Doi(record),
        record.Property("pubtype").Texts().Any(t => t.Equals("Retracted Publication", StringComparison.OrdinalIgnoreCase)));

    /// <summary>"2020/10/01 00:00"; pubdate itself is free text.</summary>
    private static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Among the article ids, else in <c>elocationid</c>: "doi: 10.1000/1", at times after "pii: …".</summary>
    private static string? Doi(JsonElement record)
    {
        var listed = record.Property("articleids").Items()
            .Where(i => i.Property("idtype").Text() == "doi").Select(i => i.Property("value").Text()).FirstOrDefault(v => v is not null);
        if (listed is not null || record.Property("elocationid").Text() is not { } location)
        {
            return listed;
        }

        var start = location.IndexOf("10.", StringComparison.Ordinal);
        return start < 0 || !location.Contains("doi", StringComparison.OrdinalIgnoreCase) ? null : location[start..].Split(' ', ';')[0].TrimEnd('.');
    }
}
