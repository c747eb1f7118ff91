using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using OmicsOracle.Emulators.Query;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>The answer of a search that ran, in both its forms. All numbers are strings (recorded answers).</summary>
internal sealed record SearchResult(int Count, int Start, long[] Page, (string WebEnv, string QueryKey)? Kept, Findings Findings)
{
    private bool HasErrors => Findings.Notices.PhrasesNotFound.Count > 0 || Findings.Notices.FieldsNotFound.Count > 0;

    private bool HasWarnings => Count == 0 || HasErrors || Findings.Notices.PhrasesIgnored.Count > 0 || Findings.Notices.QuotedPhrasesNotFound.Count > 0;

    private IReadOnlyList<string> Messages => Count == 0 ? ["No items found."] : [];

    public JsonObject ToJson()
    {
        var notices = Findings.Notices;
        var result = new JsonObject { ["count"] = Text(Count), ["retmax"] = Text(Page.Length), ["retstart"] = Text(Start) };
        if (Kept is var (webEnv, queryKey))
        {
            (result["querykey"], result["webenv"]) = (queryKey, webEnv);
        }

        result["idlist"] = new JsonArray([.. Page.Select(uid => JsonValue.Create(uid.ToString(CultureInfo.InvariantCulture)))]);
        result["translationset"] = new JsonArray([.. notices.Translations.Select(t => new JsonObject { ["from"] = t.From, ["to"] = t.To })]);
        if (Findings.Stack.Count > 0)
        {
            result["translationstack"] = new JsonArray([.. Findings.Stack]);
        }

        result["querytranslation"] = Findings.Translation;
        if (HasErrors)
        {
            // The JSON is made from the XML by a name that the XML does not have: fields not found are lost (annotations in esearch.dtd).
            result["errorlist"] = new JsonObject { ["phrasesnotfound"] = Strings(notices.PhrasesNotFound), ["fieldsnotfound"] = new JsonArray() };
        }

        if (HasWarnings)
        {
            result["warninglist"] = new JsonObject
            {
                ["phrasesignored"] = Strings(notices.PhrasesIgnored),
                ["quotedphrasesnotfound"] = Strings(notices.QuotedPhrasesNotFound),
                ["outputmessages"] = Strings(Messages),
            };
        }

        return result;
    }

    public XElement ToXml()
    {
        var notices = Findings.Notices;
        return new(
            "eSearchResult",
            new XElement("Count", Count),
            new XElement("RetMax", Page.Length),
            new XElement("RetStart", Start),
            Kept is var (webEnv, queryKey) ? new object[] { new XElement("QueryKey", queryKey), new XElement("WebEnv", webEnv) } : null,
            new XElement("IdList", Elements("Id", Page.Select(uid => uid.ToString(CultureInfo.InvariantCulture)))),
            new XElement("TranslationSet", notices.Translations.Select(t => new XElement("Translation", new XElement("From", t.From), new XElement("To", t.To)))),
            Findings.Stack.Count > 0 ? new XElement("TranslationStack", Findings.Stack.Select(Step)) : null,
            new XElement("QueryTranslation", Findings.Translation),
            HasErrors ? new XElement("ErrorList", Elements("PhraseNotFound", notices.PhrasesNotFound), Elements("FieldNotFound", notices.FieldsNotFound)) : null,
            HasWarnings ? new XElement("WarningList", Elements("PhraseIgnored", notices.PhrasesIgnored), Elements("QuotedPhraseNotFound", notices.QuotedPhrasesNotFound), Elements("OutputMessage", Messages)) : null);
    }

    private static XElement Step(JsonNode step) => step is JsonObject term
        ? new("TermSet", new XElement("Term", term["term"]), new XElement("Field", term["field"]), new XElement("Count", term["count"]), new XElement("Explode", term["explode"]))
        : new("OP", step.ToString());

    private static IEnumerable<XElement> Elements(string name, IEnumerable<string> values) => values.Select(v => new XElement(name, v));

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
