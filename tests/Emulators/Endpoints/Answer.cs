using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OmicsOracle.Emulators.Faults;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>What goes out: status, type and bytes, and how they are to be delivered.</summary>
internal sealed record Answer(int Status, string ContentType, byte[] Body)
{
    // NCBI does not escape what JSON lets stand.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Delivery Delivery { get; init; } = Delivery.Whole;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Whether the length is said beforehand; acc.cgi does not.</summary>
    public bool SaysLength { get; init; } = true;

    public static Answer Json(JsonNode body, int status = 200) =>
        new(status, "application/json; charset=UTF-8", Encoding.UTF8.GetBytes(body.ToJsonString(Plain)));

    /// <summary>JSON under the header that each E-utility puts before it.</summary>
    public static Answer Json(string utility, string name, JsonNode content) =>
        Json(new JsonObject { ["header"] = Header(utility), [name] = content });

    public static Answer Xml(string body, int status = 200) => new(status, "text/xml; charset=UTF-8", Encoding.UTF8.GetBytes(body));

    public static Answer Text(string body, int status = 200) => new(status, "text/plain; charset=UTF-8", Encoding.UTF8.GetBytes(body));

    public static Answer Html(string title, string body, int status = 200) =>
        new(status, "text/html; charset=UTF-8", Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n<html><head><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n{body}\n</body></html>\n"));

    public static JsonObject Header(string utility) => new() { ["type"] = utility, ["version"] = "0.3" };
}
