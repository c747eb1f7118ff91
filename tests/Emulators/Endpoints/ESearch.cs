using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using OmicsOracle.Emulators.Query;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>esearch.fcgi: a term, the uids it finds, and how it was understood.</summary>
internal sealed class ESearch(EmulatedRecords records, History history, TimeProvider time) : IEndpoint
{
    /// <summary>What NCBI says when its search fails, and of a term whose parentheses do not match.</summary>
    public const string BackendFailed = "Search Backend failed: Unable to open connection to #PMQuerySrv?dbaf=gds";

    /// <summary>PubMed ends here; the text holds a raw line break, in JSON too, where none may be.</summary>
    public const string BeyondLimit = "Search Backend failed: Exception:\n'retstart' cannot be larger than 9998. For PubMed, ESearch can only retrieve the first 9,999 records matching the query.";

    private const int Usual = 20;
    private const int Most = 10_000;
    private const int LastOfPubMed = 9_998;

    public Answer Answer(EntrezRequest request)
    {
        if (Databases.Find(records, request.Database) is not { } database)
        {
            return Error(request, $"Invalid db name specified: {request.Database}");
        }

        if (request["term"] is not { Length: > 0 } term)
        {
            return Error(request, "Empty term and query_key - nothing todo");
        }

        var start = request.Number("retstart", 0);
        if (database.Name == "pubmed" && start > LastOfPubMed)
        {
            return Error(request, BeyondLimit);
        }

        QueryNode? query;
        try
        {
            query = Dated(QueryParser.Parse(term), request);
        }
        catch (FormatException)
        {
            return Error(request, BackendFailed);
        }

        if (query is null)
        {
            return Error(request, "Empty term and query_key - nothing todo");
        }

        var findings = Evaluation.Run(query, database);
        long[] uids = [.. database.Uids(findings.Hits)];
        var page = uids.Skip(start).Take(Math.Min(request.Number("retmax", Usual), Most)).ToArray();
        var kept = request["usehistory"] == "y" ? history.Keep(request["WebEnv"], database.Name, uids) : ((string, string)?)null;
        var found = new SearchResult(uids.Length, start, page, kept, findings);
        return (request.WantsJson, request["rettype"] == "count") switch
        {
            (true, true) => Endpoints.Answer.Json("esearch", "esearchresult", new JsonObject { ["count"] = Text(uids.Length) }),
            (true, false) => Endpoints.Answer.Json("esearch", "esearchresult", found.ToJson()),
            (false, true) => EntrezXml.Answer(new XElement("eSearchResult", new XElement("Count", uids.Length))),
            _ => EntrezXml.Answer(found.ToXml()),
        };
    }

    public static Answer Error(EntrezRequest request, string message)
    {
        if (!request.WantsJson)
        {
            return EntrezXml.Error("eSearchResult", message);
        }

        var answer = Endpoints.Answer.Json("esearch", "esearchresult", new JsonObject { ["ERROR"] = message });
        return answer with { Body = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(answer.Body).Replace("\\n", "\n", StringComparison.Ordinal)) };
    }

    /// <summary>The dates beside the term narrow it.</summary>
    private QueryNode? Dated(QueryNode? query, EntrezRequest request)
    {
        var tag = string.Equals(request["datetype"], "udat", StringComparison.OrdinalIgnoreCase) || string.Equals(request["datetype"], "mdat", StringComparison.OrdinalIgnoreCase) ? "UDAT" : "PDAT";
        var (from, to) = (request["mindate"], request["maxdate"]);
        if (request.Number("reldate", 0) is > 0 and var days)
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            (from, to) = (Day(today.AddDays(-days)), Day(today));
        }

        return query is null || from is not { Length: > 0 } || to is not { Length: > 0 }
            ? query
            : new JoinNode(TokenKind.And, query, new RangeNode(from, to, tag), Implied: false);
    }

    private static string Day(DateOnly date) => date.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
