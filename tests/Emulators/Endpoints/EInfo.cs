using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using OmicsOracle.Emulators.Query;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>einfo.fcgi: the databases; of gds its fields too.</summary>
internal sealed class EInfo(EmulatedRecords records) : IEndpoint
{
    private const string Built = "2026/11/20 05:11";

    public Answer Answer(EntrezRequest request)
    {
        if (request.Database.Length == 0)
        {
            return request.WantsJson
                ? Endpoints.Answer.Json("einfo", "einforesult", new JsonObject { ["dblist"] = new JsonArray([.. Databases.Names.Select(n => JsonValue.Create(n))]) })
                : EntrezXml.Answer(new XElement("eInfoResult", new XElement("DbList", Databases.Names.Select(n => new XElement("DbName", n)))));
        }

        if (Databases.Find(records, request.Database) is not { } database)
        {
            var message = $"Can not retrieve DbInfo for db={request.Database}";
            return request.WantsJson ? Endpoints.Answer.Json("einfo", "einforesult", new JsonObject { ["ERROR"] = message }) : EntrezXml.Error("eInfoResult", message);
        }

        var fields = database.Name == "gds" ? SearchField.Known : [SearchField.All, SearchField.Uid];
        return request.WantsJson ? Json(database, fields) : Xml(database, fields);
    }

    private static Answer Json(ISearchedDatabase database, IReadOnlyList<SearchField> fields) =>
        Endpoints.Answer.Json("einfo", "einforesult", new JsonObject
        {
            ["dbinfo"] = new JsonArray(new JsonObject
            {
                ["dbname"] = database.Name,
                ["menuname"] = MenuName(database),
                ["description"] = Description(database),
                ["dbbuild"] = "Build261120-0511.1",
                ["count"] = database.Count.ToString(CultureInfo.InvariantCulture),
                ["lastupdate"] = Built,
                ["fieldlist"] = new JsonArray([.. fields.Select(f => new JsonObject
                {
                    ["name"] = f.Tag,
                    ["fullname"] = f.Name,
                    ["description"] = f.Name,
                    ["termcount"] = "",
                    ["isdate"] = Flag(f.Kind == FieldKind.Date),
                    ["isnumerical"] = Flag(f.Kind == FieldKind.Number),
                    ["singletoken"] = Flag(f.Kind != FieldKind.Text),
                    ["hierarchy"] = "N",
                    ["ishidden"] = "N",
                })]),
                ["linklist"] = new JsonArray([.. Targets(database).Select(to => new JsonObject { ["name"] = $"{database.Name}_{to}", ["menu"] = $"{to} links", ["description"] = $"Related {to} records", ["dbto"] = to })]),
            }),
        });

    private static Answer Xml(ISearchedDatabase database, IReadOnlyList<SearchField> fields) => EntrezXml.Answer(new XElement("eInfoResult", new XElement(
        "DbInfo",
        new XElement("DbName", database.Name),
        new XElement("MenuName", MenuName(database)),
        new XElement("Description", Description(database)),
        new XElement("DbBuild", "Build261120-0511.1"),
        new XElement("Count", database.Count),
        new XElement("LastUpdate", Built),
        new XElement("FieldList", fields.Select(f => new XElement(
            "Field",
            new XElement("Name", f.Tag),
            new XElement("FullName", f.Name),
            new XElement("Description", f.Name),
            new XElement("TermCount"),
            new XElement("IsDate", Flag(f.Kind == FieldKind.Date)),
            new XElement("IsNumerical", Flag(f.Kind == FieldKind.Number)),
            new XElement("SingleToken", Flag(f.Kind != FieldKind.Text)),
            new XElement("Hierarchy", "N"),
            new XElement("IsHidden", "N")))),
        new XElement("LinkList", Targets(database).Select(to => new XElement("Link", new XElement("Name", $"{database.Name}_{to}"), new XElement("Menu", $"{to} links"), new XElement("Description", $"Related {to} records"), new XElement("DbTo", to)))))));

    private static string[] Targets(ISearchedDatabase database) => database.Name == "gds" ? ["pubmed", "sra"] : ["gds"];

    private static string MenuName(ISearchedDatabase database) => database.Name switch { "gds" => "GEO DataSets", "pubmed" => "PubMed", _ => "SRA" };

    private static string Description(ISearchedDatabase database) => database.Name switch { "gds" => "GEO DataSets", "pubmed" => "PubMed bibliographic record", _ => "SRA Database" };

    private static string Flag(bool value) => value ? "Y" : "N";
}
