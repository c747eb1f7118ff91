using System.Text.Json;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>What the E-utilities' JSON answers (version 0.3) hold: data, less than they should, or an error beside or instead of it.</summary>
internal static class JsonAnswers
{
    /// <summary>The error that stands where data should; null where there is data, or none stated.</summary>
    public static string? StatedError(JsonElement root) =>
        (root.Property("esearchresult")?.Property("ERROR")).Text()
        ?? root.Property("esummaryresult").Texts().FirstOrDefault()
        ?? root.Property("esummaryresult").Text()
        ?? root.Property("ERROR").Text()
        ?? (HasRecords(root) ? null : root.Property("error").Text());

    public static Verdict Classify(EntrezCall call, JsonElement root) => call.Endpoint switch
    {
        Endpoint.Search => Search(call, root),
        Endpoint.Summary => Summaries(call, root),
        Endpoint.Link => Links(root),
        _ => root.Property("einforesult") is { ValueKind: JsonValueKind.Object } ? Verdict.Ok : Foreign("einfo"),
    };

    /// <summary>Terms that NCBI did not search, or searched otherwise than asked.</summary>
    public static IEnumerable<string> Dropped(JsonElement result)
    {
        var (errors, warnings) = (result.Property("errorlist"), result.Property("warninglist"));
        IEnumerable<string>[] lists =
        [
            (errors?.Property("phrasesnotfound")).Texts(),
            (errors?.Property("fieldsnotfound")).Texts(),
            (warnings?.Property("quotedphrasesnotfound")).Texts(),
        ];
        return lists.SelectMany(list => list).Distinct();
    }

    /// <summary>The document summaries by their uids; a record that is only an error is none.</summary>
    public static IEnumerable<(string Uid, JsonElement Record)> Records(JsonElement root) =>
        root.Property("result") is not { ValueKind: JsonValueKind.Object } result
            ? []
            : result.EnumerateObject()
                .Where(p => p.Value.ValueKind == JsonValueKind.Object && p.Value.Property("error") is null)
                .Select(p => (p.Name, p.Value));

    private static Verdict Search(EntrezCall call, JsonElement root)
    {
        if (root.Property("esearchresult") is not { ValueKind: JsonValueKind.Object } result
            || result.Property("count").Number() is not { } count
            || result.Property("idlist") is not { ValueKind: JsonValueKind.Array } ids)
        {
            return Foreign("esearch");
        }

        if (count == 0)
        {
            return new(AnswerKind.Empty, "NCBI finds nothing");
        }

        var start = result.Property("retstart").Number() ?? 0;
        var wanted = Math.Min(call.Wanted ?? result.Property("retmax").Number() ?? 0, Math.Max(0, count - start));
        return ids.GetArrayLength() < wanted
            ? new(AnswerKind.Partial, $"NCBI listed {ids.GetArrayLength()} of {wanted} ids")
            : Dropped(result).Any() ? new(AnswerKind.Partial, "NCBI dropped a part of the question") : Verdict.Ok;
    }

    private static Verdict Summaries(EntrezCall call, JsonElement root)
    {
        if (root.Property("result") is not { ValueKind: JsonValueKind.Object } result || result.Property("uids") is not { ValueKind: JsonValueKind.Array } uids)
        {
            return Foreign("esummary");
        }

        var held = Records(root).Count();
        var wanted = Math.Max(call.Wanted ?? 0, uids.GetArrayLength());
        return (held, wanted) switch
        {
            (0, 0) => new(AnswerKind.Empty, "NCBI has no records to it"),
            (0, _) => new(AnswerKind.NotFound, "NCBI has no record of it"),
            _ when held < wanted => new(AnswerKind.Partial, $"NCBI answered with {held} of {wanted} records"),
            _ when root.Property("error") is not null => new(AnswerKind.Partial, "NCBI did not understand every id"),
            _ => Verdict.Ok,
        };
    }

    private static Verdict Links(JsonElement root) =>
        root.Property("linksets") is not { ValueKind: JsonValueKind.Array } sets ? Foreign("elink")
        : sets.EnumerateArray().SelectMany(s => s.Property("linksetdbs").Items()).Any(l => l.Property("links").Items().Any()) ? Verdict.Ok
        : new(AnswerKind.Empty, "NCBI knows no links of it");

    private static bool HasRecords(JsonElement root) => Records(root).Any() || root.Property("linksets") is not null;

    private static Verdict Foreign(string utility) => new(AnswerKind.Malformed, $"NCBI's answer is none of {utility}");
}
