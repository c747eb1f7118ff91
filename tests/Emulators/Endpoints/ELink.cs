using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>elink.fcgi, cmd=neighbor: from gds to pubmed and sra and back. Each <c>id=</c> is a set of its own; ids joined by commas are one set.</summary>
internal sealed class ELink(EmulatedRecords records, History history) : IEndpoint
{
    public Answer Answer(EntrezRequest request)
    {
        var (from, to) = (request["dbfrom"]?.ToLowerInvariant() ?? "pubmed", request.Database);
        if (Databases.Find(records, from) is null || Databases.Find(records, to) is null)
        {
            return Failure(request, $"Invalid db name specified: {(Databases.Find(records, from) is null ? from : to)}");
        }

        IReadOnlyList<long>[] sets;
        if (request.UsesHistory)
        {
            if (history.Find(request, from) is not { } kept)
            {
                return Failure(request, $"Unable to obtain query #{request["query_key"] ?? "1"}");
            }

            sets = [kept];
        }
        else
        {
            sets = [.. request.IdSets.Select(s => (IReadOnlyList<long>)[.. s.Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var uid) ? uid : 0).Where(u => u > 0)])];
        }

        if (sets.All(s => s.Count == 0))
        {
            return Failure(request, "Empty id list - nothing todo");
        }

        var linked = sets.Select(s => new LinkSet(from, to, s, [.. s.SelectMany(uid => Links(from, to, uid)).Distinct()]));
        return request.WantsJson
            ? Endpoints.Answer.Json("elink", "linksets", new JsonArray([.. linked.Select(l => l.ToJson())]))
            : EntrezXml.Answer(new XElement("eLinkResult", linked.Select(l => l.ToXml())));
    }

    private static Answer Failure(EntrezRequest request, string message) => request.WantsJson
        ? Endpoints.Answer.Json(new JsonObject { ["header"] = Endpoints.Answer.Header("elink"), ["ERROR"] = message })
        : EntrezXml.Error("eLinkResult", message);

    private IEnumerable<long> Links(string from, string to, long uid) => (from, to) switch
    {
        ("gds", "pubmed") => records.Geo.Find(uid)?.PubMedIds ?? [],
        ("gds", "sra") => records.Geo.Find(uid)?.SraAccessions is { Length: > 0 } studies
            ? records.Sra.Records.Where(e => studies.Contains(e.Study) || studies.Contains(e.Accession)).Select(e => (long)e.Uid)
            : [],
        ("pubmed", "gds") => records.Geo.All.Where(r => r.PubMedIds.Contains(uid)).Select(r => (long)r.Uid),
        ("sra", "gds") => records.Sra.Find(uid) is { } experiment
            ? records.Geo.All.Where(r => r.SraAccessions.Contains(experiment.Study) || r.SraAccessions.Contains(experiment.Accession)).Select(r => (long)r.Uid)
            : [],
        _ => [],
    };

    /// <summary>One set of ids and what they are linked to; a set without links has no list of them at all.</summary>
    private sealed record LinkSet(string From, string To, IReadOnlyList<long> Ids, IReadOnlyList<long> Links)
    {
        public JsonObject ToJson()
        {
            var set = new JsonObject { ["dbfrom"] = From, ["ids"] = Strings(Ids) };
            if (Links.Count > 0)
            {
                set["linksetdbs"] = new JsonArray(new JsonObject { ["dbto"] = To, ["linkname"] = $"{From}_{To}", ["links"] = Strings(Links) });
            }

            return set;
        }

        public XElement ToXml() => new(
            "LinkSet",
            new XElement("DbFrom", From),
            new XElement("IdList", Ids.Select(id => new XElement("Id", id))),
            Links.Count > 0 ? new XElement("LinkSetDb", new XElement("DbTo", To), new XElement("LinkName", $"{From}_{To}"), Links.Select(id => new XElement("Link", new XElement("Id", id)))) : null);

        private static JsonArray Strings(IEnumerable<long> uids) => new([.. uids.Select(u => JsonValue.Create(u.ToString(CultureInfo.InvariantCulture)))]);
    }
}
