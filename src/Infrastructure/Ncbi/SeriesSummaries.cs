using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Reads esummary of db gds.</summary>
internal static class SeriesSummaries
{
    /// <param name="asked">In the order of the datasets; null for all that came, as they came.</param>
    public static SourceAnswer<EntrezSeries> Read(Verdict verdict, ReadOnlyMemory<byte> body, IReadOnlyList<int>? asked, DateTimeOffset fetchedAt)
    {
        using var json = LenientJson.Parse(body);
        if (!verdict.HasValue || json is null)
        {
            return verdict.Failed<EntrezSeries>();
        }

        var root = json.RootElement;
        var uids = asked ?? [.. (root.Property("result")?.Property("uids")).Texts().Select(GeoValues.PositiveNumber).OfType<int>()];
        var provenance = new Provenance(RecordSource.DocumentSummary, DateTimeOffset.FromUnixTimeSeconds(fetchedAt.ToUnixTimeSeconds()));
        var (pool, held) = (new TextPool(), new HeldRecords());
        var datasets = new Dictionary<int, Dataset>(uids.Count);
        foreach (var (uid, record) in JsonAnswers.Records(root))
        {
            if (Series(uid, record, pool, held, provenance) is { } dataset)
            {
                datasets[dataset.Accession.EntrezUid] = dataset;
            }
        }

        var series = new EntrezSeries([.. uids.Distinct().Where(datasets.ContainsKey).Select(u => datasets[u])], [.. uids.Distinct().Where(u => !datasets.ContainsKey(u))]);
        return (verdict.Kind, series) switch
        {
            (AnswerKind.Empty, _) or (_, { Missing.Count: 0 }) => verdict.With(series),
            (_, { Datasets.Count: 0 }) => new(AnswerKind.NotFound, default, "NCBI has no series of these ids"),
            _ => new(AnswerKind.Partial, series, verdict.Reason ?? $"{series.Missing.Count} of {uids.Count} records are no series"),
        };
    }

    private static Dataset? Series(string uid, JsonElement record, TextPool pool, HeldRecords held, Provenance provenance)
    {
        try
        {
            var json = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(record));
            return DocumentSummary.Read(ref json, pool).ToRead(0, uid, held, provenance, 0) is RecordRead.Good good
                && (good.Dataset.Accession.EntrezUid.ToString(CultureInfo.InvariantCulture) == uid) ? good.Dataset : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
