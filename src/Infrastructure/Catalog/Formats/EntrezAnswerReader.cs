using System.Text.Json;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Reads answers of esummary, <c>{"header", "result": {"uids", "200002034": {…}, …}}</c>, or whole summaries, one after the other.</summary>
internal sealed class EntrezAnswerReader(Stream content, UnpackedFile file) : IRecordReader
{
    private const int LongestQuote = 100;

    private readonly JsonValues _json = new(content);
    private readonly Provenance _provenance = new(RecordSource.DocumentSummary, file.FetchedAt);
    private readonly TextPool _pool = new();

    public HeldRecords Held { get; } = new();

    /// <summary>Whether an object with a property of this name is an answer, and not itself a summary.</summary>
    public static bool IsOfAnswer(string name) =>
        name is "header" or "result" or "error" or "esummaryresult" or "esearchresult" || IsUid(name);

    public IEnumerable<RecordRead> Read()
    {
        while (_json.Next())
        {
            while (_json.Next() && _json.Token == JsonTokenType.PropertyName)
            {
                foreach (var read in Property(_json.Text!))
                {
                    yield return read;
                }
            }
        }
    }

    private IEnumerable<RecordRead> Property(string name)
    {
        switch (name)
        {
            case "result":
                return Result();
            case "error":
                return [Error()];
            case "esummaryresult":
                throw new FileRefused($"{file.Name} holds an error of NCBI in place of document summaries; ask for them again.");
            case "esearchresult":
                throw new FileRefused($"{file.Name} is a list of search hits (esearch), which names no more than ids; fetch their document summaries with esummary.");
            default:
                return IsUid(name) ? [Summary(name)] : Pass();
        }
    }

    private IEnumerable<RecordRead> Result()
    {
        if (!_json.Next() || _json.Token != JsonTokenType.StartObject)
        {
            throw new JsonException("the result is not an object");
        }

        while (_json.Next() && _json.Token == JsonTokenType.PropertyName)
        {
            if (_json.Text is { } uid && IsUid(uid))
            {
                yield return Summary(uid);
            }
            else
            {
                _json.Take();
            }
        }
    }

    private RecordRead Summary(string uid)
    {
        var value = SummaryLinesReader.Utf8Of(_json.Take());
        try
        {
            var json = new Utf8JsonReader(value);
            var summary = DocumentSummary.Read(ref json, _pool);
            return summary.IsForeign
                ? throw new FileRefused($"{file.Name} holds document summaries of another Entrez database than gds: {uid} has no GEO accession.")
                : summary.ToRead(_json.Line, uid, Held, _provenance, file.Taken);
        }
        catch (JsonException)
        {
            return new RecordRead.SetAside(_json.Line, uid, "not a JSON object", file.Taken);
        }
        catch (InvalidOperationException)
        {
            return new RecordRead.SetAside(_json.Line, uid, "its text is not Unicode", file.Taken);
        }
    }

    private RecordRead.SetAside Error()
    {
        var json = new Utf8JsonReader(_json.Take());
        json.Read();
        var error = json.TokenType == JsonTokenType.String ? GeoText.Read(json.ValueSpan) ?? "" : "";
        return new(_json.Line, "", $"NCBI says: {(error.Length <= LongestQuote ? error : error[..LongestQuote])}", file.Taken);
    }

    private RecordRead[] Pass()
    {
        _json.Take();
        return [];
    }

    private static bool IsUid(string name) => name.Length > 0 && name.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
