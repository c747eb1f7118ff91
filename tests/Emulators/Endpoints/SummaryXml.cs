using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>A document summary in the first version of its XML, whose spellings differ from the JSON's (recorded answers).</summary>
internal static class SummaryXml
{
    private static readonly Dictionary<string, string> GeoNames = new[]
    {
        "Accession", "GDS", "title", "summary", "GPL", "GSE", "taxon", "entryType", "gdsType", "ptechType", "valType", "SSInfo", "subsetInfo", "PDAT", "suppFile", "Samples", "Relations",
        "ExtRelations", "n_samples", "SeriesTitle", "PlatformTitle", "PlatformTaxa", "SamplesTaxa", "PubMedIds", "Projects", "FTPLink", "GEO2R", "BioProject",
    }.ToDictionary(n => n.ToLowerInvariant());

    public static XElement Of(string database, string uid, JsonObject summary) => new("DocSum", new XElement("Id", uid), database switch
    {
        "gds" => summary.Where(f => f.Key != "uid").Select(f => Geo(GeoNames[f.Key], f.Value!)),
        "pubmed" => PubMed(summary),
        _ => summary.Where(f => f.Key != "uid").Select(f => Item(SraNames[f.Key], "String", System.Net.WebUtility.HtmlDecode(f.Value!.ToString()))),
    });

    private static readonly Dictionary<string, string> SraNames = new[] { "ExpXml", "Runs", "ExtLinks", "CreateDate", "UpdateDate" }.ToDictionary(n => n.ToLowerInvariant());

    private static XElement Geo(string name, JsonNode value) => (name, value) switch
    {
        ("Samples", JsonArray list) => List(name, list, "Sample", ("accession", "Accession"), ("title", "Title")),
        ("Relations", JsonArray list) => List(name, list, "Relation", ("relationtype", "RelationType"), ("targetobject", "TargetObject")),
        ("ExtRelations", JsonArray list) => List(name, list, "ExtRelation", ("relationtype", "RelationType"), ("targetobject", "TargetObject"), ("targetftplink", "TargetFTPLink")),
        (_, JsonArray list) => Item(name, "List", list.Select(v => Item("int", "Integer", v!.ToString()))),
        ("n_samples", _) => Item(name, "Integer", value.ToString() is { Length: > 0 } count ? count : "0"),
        _ => Item(name, "String", value.ToString()),
    };

    private static IEnumerable<XElement> PubMed(JsonObject paper)
    {
        string Value(string name) => paper[name]!.ToString();
        IEnumerable<JsonObject> Objects(string name) => ((JsonArray)paper[name]!).OfType<JsonObject>();

        yield return Item("PubDate", "Date", Value("pubdate"));
        yield return Item("EPubDate", "Date", Value("epubdate"));
        yield return Item("Source", "String", Value("source"));
        yield return Item("AuthorList", "List", Objects("authors").Select(a => Item("Author", "String", a["name"]!.ToString())));
        yield return Item("LastAuthor", "String", Value("lastauthor"));
        yield return Item("Title", "String", Value("title"));
        yield return Item("Volume", "String", Value("volume"));
        yield return Item("Issue", "String", Value("issue"));
        yield return Item("Pages", "String", Value("pages"));
        yield return Item("PubTypeList", "List", ((JsonArray)paper["pubtype"]!).Select(t => Item("PubType", "String", t!.ToString())));
        yield return Item("RecordStatus", "String", Value("recordstatus"));
        yield return Item("ArticleIds", "List", Objects("articleids").Select(i => Item(i["idtype"]!.ToString(), "String", i["value"]!.ToString())));
        yield return Item("History", "List", Objects("history").Select(h => Item(h["pubstatus"]!.ToString(), "Date", h["date"]!.ToString())));
        yield return Item("PmcRefCount", "Integer", Value("pmcrefcount"));
        yield return Item("FullJournalName", "String", Value("fulljournalname"));
        yield return Item("ELocationID", "String", Value("elocationid"));
    }

    private static XElement List(string name, JsonArray items, string each, params (string Json, string Xml)[] parts) =>
        Item(name, "List", items.OfType<JsonObject>().Select(i => Item(each, "Structure", parts.Select(p => Item(p.Xml, "String", i[p.Json]?.ToString() ?? "")))));

    private static XElement Item(string name, string type, object content) => new("Item", new XAttribute("Name", name), new XAttribute("Type", type), content);
}
