using System.Text;
using System.Text.Json.Nodes;
using OmicsOracle.Emulators.Endpoints;

namespace OmicsOracle.Emulators.Faults;

/// <summary>One way in which NCBI has been seen to fail.</summary>
public sealed class Fault
{
    private Fault(string name, bool passes, Func<EntrezRequest, bool> fits, Func<EntrezRequest, Answer, Answer> apply) =>
        (Name, Passes, Fits, Apply) = (name, passes, fits, apply);

    /// <summary>429, with the caller's key or address in the body.</summary>
    public static readonly Fault RateLimited = new(nameof(RateLimited), true, r => r.IsEntrez, (r, _) => RateLimitExceeded(r, 5, 3));

    /// <summary>400; only where a key is sent.</summary>
    public static readonly Fault KeyInvalid = new(nameof(KeyInvalid), false, r => r.IsEntrez && r.ApiKey is not null, (r, _) => InvalidKey(r));

    /// <summary>The search engine behind esearch does not answer; HTTP 200.</summary>
    public static readonly Fault BackendFailed = new(nameof(BackendFailed), true, r => r.Endpoint == "esearch", (r, _) => ESearch.Error(r, ESearch.BackendFailed));

    /// <summary>Past PubMed's 9,999; HTTP 200, a raw line break within a JSON string.</summary>
    public static readonly Fault BeyondLimit = new(nameof(BeyondLimit), false, r => r.Endpoint == "esearch", (r, _) => ESearch.Error(r, ESearch.BeyondLimit));

    /// <summary>A kept search is no longer known; only where one is used. HTTP 200.</summary>
    public static readonly Fault HistoryExpired = new(nameof(HistoryExpired), true, r => r.UsesHistory && r.Endpoint is "esearch" or "esummary" or "efetch", (r, _) => Expired(r, $"Unable to obtain query #{r["query_key"] ?? "1"}"));

    /// <summary>HTTP 200.</summary>
    public static readonly Fault EmptyIdList = new(nameof(EmptyIdList), false, r => r.Endpoint == "esummary", (r, _) => ESummary.Failure(r, ESummary.EmptyIdList));

    /// <summary>An exception of NCBI's own, printed; HTTP 200.</summary>
    public static readonly Fault CppException = new(nameof(CppException), true, r => r.Endpoint == "esummary", (r, _) => ESummary.Failure(r, "NCBI C++ Exception:\n    Error: EUTILSAPP(CException::eInvalid) \"eutilsapp.cpp\", line 74: ncbi::EUtilsException::EUtilsException() --- esummary: cannot open file\n"));

    /// <summary>HTTP 200.</summary>
    public static readonly Fault TooManyIds = new(nameof(TooManyIds), false, r => r.Endpoint == "esummary", (r, _) => ESummary.Failure(r, ESummary.TooManyIds));

    /// <summary>HTTP 200 with an error element.</summary>
    public static readonly Fault ViewerError = new(nameof(ViewerError), true, r => r.Endpoint is "efetch" or "esummary", (_, _) => Viewer(200));

    /// <summary>The same with HTTP 400; it passes nevertheless.</summary>
    public static readonly Fault ViewerErrorAsBadRequest = new(nameof(ViewerErrorAsBadRequest), true, r => r.Endpoint is "efetch" or "esummary", (_, _) => Viewer(400));

    /// <summary>400: none of the ids is one.</summary>
    public static readonly Fault NoValidId = new(nameof(NoValidId), false, r => r.Endpoint == "efetch", (_, _) => Answer.Text(EFetch.EmptyIdList, 400));

    /// <summary>efetch of db sra; HTTP 200.</summary>
    public static readonly Fault SraInternalError = new(nameof(SraInternalError), true, r => r is { Endpoint: "efetch", Database: "sra" }, (_, _) =>
        Answer.Xml("<?xml version=\"1.0\" ?>\n<EXPERIMENT_PACKAGE_SET><Error>Internal Server Error (db)</Error></EXPERIMENT_PACKAGE_SET>\n"));

    /// <summary>A page for people that wants a person; HTTP 200.</summary>
    public static readonly Fault Captcha = new(nameof(Captcha), true, _ => true, (_, _) => Answer.Html("Checking your browser - reCAPTCHA", "<div class=\"g-recaptcha\"></div><p>Our systems have detected unusual traffic from your network.</p>"));

    /// <summary>A page for people that says to come again; HTTP 200.</summary>
    public static readonly Fault Maintenance = new(nameof(Maintenance), true, _ => true, (_, _) => Answer.Html("Scheduled maintenance", "<p>NCBI is undergoing scheduled maintenance. Please try again later.</p>"));

    /// <summary>acc.cgi: not public yet.</summary>
    public static readonly Fault PrivateRecord = new(nameof(PrivateRecord), false, r => r.Endpoint == "acc", (r, _) => AccessionDisplay.Private(r["acc"] ?? "", new(2028, 8, 28)));

    /// <summary>acc.cgi: no such accession.</summary>
    public static readonly Fault UnknownRecord = new(nameof(UnknownRecord), false, r => r.Endpoint == "acc", (r, _) => AccessionDisplay.NotFound(r["acc"] ?? ""));

    /// <summary>acc.cgi: taken back.</summary>
    public static readonly Fault DeletedRecord = new(nameof(DeletedRecord), false, r => r.Endpoint == "acc", (r, _) => AccessionDisplay.Withdrawn(r["acc"] ?? "", new(2019, 3, 4)));

    /// <summary>503.</summary>
    public static readonly Fault Unavailable = new(nameof(Unavailable), true, _ => true, (_, _) => Answer.Html("503 Service Unavailable", "<p>The service is temporarily unavailable.</p>", 503));

    /// <summary>502, from a proxy in between.</summary>
    public static readonly Fault BadGateway = new(nameof(BadGateway), true, _ => true, (_, _) => Answer.Text("Unable to route request!\n\nservice name: /http/service/ratecontrol\n", 502));

    /// <summary>The connection ends before an answer.</summary>
    public static readonly Fault Reset = new(nameof(Reset), true, _ => true, (_, a) => a with { Delivery = Delivery.Reset });

    /// <summary>200 and not a byte.</summary>
    public static readonly Fault EmptyBody = new(nameof(EmptyBody), true, _ => true, (_, a) => a with { Status = 200, Body = [] });

    /// <summary>One id or one record fewer than there are; only where JSON is asked.</summary>
    public static readonly Fault FewerRecords = new(nameof(FewerRecords), true, r => r is { WantsJson: true, Endpoint: "esearch" or "esummary" }, (_, a) => OneFewer(a));

    /// <summary>JSON or XML that stops in the middle, though HTTP is content.</summary>
    public static readonly Fault BrokenBody = new(nameof(BrokenBody), true, _ => true, (_, a) => a with { Body = a.Body[..(a.Body.Length / 2)] });

    /// <summary>More is promised than comes, and the connection ends.</summary>
    public static readonly Fault CutBody = new(nameof(CutBody), true, _ => true, (_, a) => a with { Delivery = Delivery.Cut });

    /// <summary>The right answer, at the pace of <see cref="EmulatorOptions.SlowBytesPerSecond"/>.</summary>
    public static readonly Fault SlowBody = new(nameof(SlowBody), true, _ => true, (_, a) => a with { Delivery = Delivery.Slow });

    /// <summary>3 GB promised.</summary>
    public static readonly Fault HugeLength = new(nameof(HugeLength), true, _ => true, (_, a) => a with { Delivery = Delivery.HugeLength });

    /// <summary>64 MiB come that nobody announced.</summary>
    public static readonly Fault Flood = new(nameof(Flood), true, _ => true, (_, a) => a with { Delivery = Delivery.Flood });

    public static readonly IReadOnlyList<Fault> All =
    [
        RateLimited, KeyInvalid, BackendFailed, BeyondLimit, HistoryExpired, EmptyIdList, CppException, TooManyIds, ViewerError, ViewerErrorAsBadRequest, NoValidId, SraInternalError,
        Captcha, Maintenance, PrivateRecord, UnknownRecord, DeletedRecord, Unavailable, BadGateway, Reset, EmptyBody, FewerRecords, BrokenBody, CutBody, SlowBody, HugeLength, Flood,
    ];

    /// <summary>Those after which asking again helps: all but false statements about the question, the key or the record.</summary>
    public static readonly IReadOnlyList<Fault> Passing = [.. All.Where(f => f.Passes)];

    public string Name { get; }

    /// <summary>Whether asking again helps.</summary>
    public bool Passes { get; }

    internal Func<EntrezRequest, bool> Fits { get; }

    internal Func<EntrezRequest, Answer, Answer> Apply { get; }

    public override string ToString() => Name;

    internal static Answer RateLimitExceeded(EntrezRequest request, int count, int limit) => Answer.Json(
        new JsonObject { ["error"] = "API rate limit exceeded", ["api-key"] = request.ApiKey ?? "127.0.0.1", ["count"] = $"{count}", ["limit"] = $"{limit}" }, 429);

    internal static Answer InvalidKey(EntrezRequest request) => Answer.Json(
        new JsonObject { ["error"] = "API key invalid", ["api-key"] = request.ApiKey, ["type"] = "invalid", ["status"] = "unknown" }, 400);

    private static Answer Expired(EntrezRequest request, string message) => request.Endpoint switch
    {
        "esearch" => ESearch.Error(request, message),
        "esummary" => ESummary.Failure(request, message),
        _ => EntrezXml.Error("eFetchResult", message),
    };

    private static Answer Viewer(int status) => Answer.Xml("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<eFetchResult>\n\t<ERROR>External viewer error: proxy_stream(): Status: Timeout</ERROR>\n</eFetchResult>\n", status);

    private static Answer OneFewer(Answer answer)
    {
        var body = JsonNode.Parse(Encoding.UTF8.GetString(answer.Body).ReplaceLineEndings(" "))!;
        if (body["esearchresult"]?["idlist"] is JsonArray { Count: > 0 } ids)
        {
            ids.RemoveAt(ids.Count - 1);
        }
        else if (body["result"] is JsonObject result && result["uids"] is JsonArray { Count: > 0 } uids)
        {
            result.Remove(uids[^1]!.ToString());
            uids.RemoveAt(uids.Count - 1);
        }

        return Answer.Json(body, answer.Status);
    }
}
