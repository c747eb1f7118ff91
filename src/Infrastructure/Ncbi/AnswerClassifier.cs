using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Says of every answer of NCBI what it is: by status, first bytes and body together, since most of its errors come with HTTP 200. Nothing it is given makes it throw.</summary>
internal static partial class AnswerClassifier
{
    /// <summary>Bytes of a page for people within which GEO's reasons are looked for.</summary>
    private const int MostOfAPage = 256 * 1024;

    public static Verdict Classify(EntrezCall call, HttpStatusCode status, string? mediaType, TimeSpan? retryAfter, ReadOnlyMemory<byte> body)
    {
        var format = BodyFormats.Of(body.Span, mediaType);
        using var json = format == BodyFormat.Json ? LenientJson.Parse(body) : null;
        var error = StatedError(call, status, format, json, body.Span);
        var verdict = status == HttpStatusCode.TooManyRequests
            ? new(AnswerKind.Throttled, "NCBI says that it was asked too often")
            : error ?? ((int)status is >= 200 and < 300 ? Content(call, format, json, body.Span) : Refusal(call, (int)status, format));
        return verdict.Kind is AnswerKind.Throttled ? verdict with { RetryAfter = retryAfter } : verdict;
    }

    /// <summary>An error that the body puts in words; null where it does not, or where data came beside it.</summary>
    private static Verdict? StatedError(EntrezCall call, HttpStatusCode status, BodyFormat format, JsonDocument? json, ReadOnlySpan<byte> body)
    {
        if ((json is null ? XmlError(format, body) : JsonAnswers.StatedError(json.RootElement)) is { } text)
        {
            return status == HttpStatusCode.OK ? ErrorWords.MeaningOrUnknown(text) : ErrorWords.Meaning(text);
        }

        return format switch
        {
            BodyFormat.Html or BodyFormat.Text when call.Endpoint is Endpoint.File or Endpoint.Viewer => ViewerWords.Meaning(BodyFormats.Beginning(body, MostOfAPage)),
            BodyFormat.Text when call.Endpoint is not Endpoint.Fetch || status != HttpStatusCode.OK || body.Length < ErrorWords.Longest => ErrorWords.Meaning(BodyFormats.Beginning(body, ErrorWords.Longest)),
            _ => null,
        };
    }

    private static Verdict Content(EntrezCall call, BodyFormat format, JsonDocument? json, ReadOnlySpan<byte> body) => (format, call.Endpoint) switch
    {
        (BodyFormat.Nothing, _) => new(AnswerKind.Transient, "NCBI's answer was empty", Fault.Host),
        (BodyFormat.Html, _) => new(AnswerKind.Blocked, "NCBI answered with a page for people", Fault.Host),
        (BodyFormat.Gzip or BodyFormat.Soft, Endpoint.File or Endpoint.Viewer) => Verdict.Ok,
        (BodyFormat.Xml or BodyFormat.Text, Endpoint.Fetch) => Verdict.Ok,
        (BodyFormat.Xml, Endpoint.Post) => body.IndexOf("<WebEnv>"u8) >= 0 ? Verdict.Ok : new(AnswerKind.Malformed, "NCBI does not say where it keeps the ids"),
        (BodyFormat.Json, Endpoint.Info or Endpoint.Search or Endpoint.Summary or Endpoint.Link) =>
            json is not null ? JsonAnswers.Classify(call, json.RootElement)
            : LenientJson.IsCut(body) ? new(AnswerKind.Transient, "NCBI's answer was cut short")
            : new(AnswerKind.Malformed, "NCBI's answer is not the JSON that it should be"),
        _ => new(AnswerKind.Malformed, $"NCBI answered in {Name(format)} where {Expected(call.Endpoint)} was asked for"),
    };

    private static Verdict Refusal(EntrezCall call, int status, BodyFormat format) => status switch
    {
        408 or >= 500 => new(AnswerKind.Transient, $"NCBI answered with status {status}", Fault.Host),
        404 when call.Endpoint is Endpoint.File or Endpoint.Viewer => new(AnswerKind.NotFound, "GEO has no such record"),
        410 when call.Endpoint is Endpoint.File or Endpoint.Viewer => new(AnswerKind.Gone, "GEO has withdrawn it"),
        401 or 403 => new(AnswerKind.Blocked, $"NCBI shuts this address out with status {status}", Fault.Host),
        < 400 => new(AnswerKind.Blocked, "NCBI sends to another address, which is not followed", Fault.Host),
        _ when format == BodyFormat.Html => new(AnswerKind.Blocked, $"NCBI answered with a page for people and status {status}", Fault.Host),
        404 or 410 => new(AnswerKind.Malformed, "the E-utilities are not where they should be; see Ncbi:BaseUrl"),
        414 or 413 => new(AnswerKind.InvalidRequest, "the question is too long for NCBI"),
        _ => new(AnswerKind.InvalidRequest, $"NCBI refuses the question with status {status}"),
    };

    /// <summary>The text of an element ERROR or Error that is the root or stands first below it; further down it is of one record.</summary>
    private static string? XmlError(BodyFormat format, ReadOnlySpan<byte> body)
    {
        if (format != BodyFormat.Xml)
        {
            return null;
        }

        var text = BodyFormats.Beginning(body, ErrorWords.Longest);
        var start = text.IndexOf("<ERROR>", StringComparison.OrdinalIgnoreCase);
        if (start < 0 || ElementStart().Count(text.AsSpan(0, start)) > 1)
        {
            return null;
        }

        start += "<ERROR>".Length;
        var end = text.IndexOf("</ERROR>", start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? text[start..] : text[start..end];
    }

    [GeneratedRegex("<[a-zA-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex ElementStart();

    private static string Name(BodyFormat format) => format switch
    {
        BodyFormat.Gzip => "packed data",
        BodyFormat.Json => "JSON",
        BodyFormat.Xml => "XML",
        BodyFormat.Soft => "SOFT",
        _ => "plain text",
    };

    private static string Expected(Endpoint endpoint) => endpoint switch
    {
        Endpoint.File or Endpoint.Viewer => "SOFT",
        Endpoint.Fetch => "text or XML",
        Endpoint.Post => "XML",
        _ => "JSON",
    };
}
