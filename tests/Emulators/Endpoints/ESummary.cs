using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>esummary.fcgi: document summaries of gds, pubmed and sra.</summary>
internal sealed class ESummary(EmulatedRecords records, History history) : IEndpoint
{
    public const string TooManyIds = "Too many UIDs in request. Maximum number of UIDs is 500 for JSON format output.";
    public const string EmptyIdList = "Empty id list - nothing todo";
    private const int MostForJson = 500;
    private const int Most = 10_000;

    public Answer Answer(EntrezRequest request)
    {
        if (Databases.Find(records, request.Database) is null)
        {
            return Failure(request, $"Invalid db name specified: {request.Database}");
        }

        var named = NamedUids.Of(request, request.Database, history);
        if (named.Error is not null)
        {
            return Failure(request, named.Error);
        }

        if (named.Uids.Count == 0 && named.Rejected is null)
        {
            return Failure(request, EmptyIdList);
        }

        if (named.Uids.Count > (request.WantsJson ? MostForJson : Most))
        {
            return Failure(request, TooManyIds);
        }

        return request.WantsJson ? Json(request, named) : Xml(request, named);
    }

    public static Answer Failure(EntrezRequest request, string message) => request.WantsJson
        ? Endpoints.Answer.Json("esummary", "esummaryresult", new JsonArray(message))
        : EntrezXml.Error("eSummaryResult", message);

    private Answer Json(EntrezRequest request, NamedUids named)
    {
        var result = new JsonObject { ["uids"] = new JsonArray([.. named.Uids.Select(u => JsonValue.Create(Text(u)))]) };
        foreach (var uid in named.Uids)
        {
            result[Text(uid)] = Summary(request.Database, uid) ?? new JsonObject { ["uid"] = Text(uid), ["error"] = "cannot get document summary" };
        }

        var body = new JsonObject { ["header"] = Endpoints.Answer.Header("esummary") };
        if (named.Rejected is var (id, position))
        {
            body["error"] = $"Invalid uid {id} at position= {Text(position)}";
        }

        body["result"] = result;
        return Endpoints.Answer.Json(body);
    }

    private Answer Xml(EntrezRequest request, NamedUids named)
    {
        var root = new XElement("eSummaryResult");
        if (named.Rejected is var (id, position))
        {
            root.Add(new XElement("ERROR", $"Invalid uid {id} at position={Text(position)}"));
        }

        foreach (var uid in named.Uids)
        {
            root.Add(Summary(request.Database, uid) is { } summary
                ? SummaryXml.Of(request.Database, Text(uid), summary)
                : new XElement("ERROR", $"UID={Text(uid)}: cannot get document summary"));
        }

        return EntrezXml.Answer(root);
    }

    private JsonObject? Summary(string database, long uid) => database switch
    {
        "gds" => records.Geo.Find(uid) is { HasSummary: true } record ? record.Summary() : null,
        "pubmed" => records.PubMed.Find(uid)?.ToSummary(),
        _ => records.Sra.Find(uid)?.ToSummary(),
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
