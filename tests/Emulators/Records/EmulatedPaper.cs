using System.Globalization;
using System.Text.Json.Nodes;

namespace OmicsOracle.Emulators.Records;

/// <summary>A paper in PubMed.</summary>
public sealed record EmulatedPaper(int PubMedId, string Title)
{
    /// <summary>As PubMed writes them: "Doe J".</summary>
    public IReadOnlyList<string> Authors { get; init; } = ["Doe J"];

    public string Journal { get; init; } = "Nature communications";

    /// <summary>The abbreviation.</summary>
    public string Source { get; init; } = "Nat Commun";

    public DateOnly PublishedOn { get; init; } = new(2020, 10, 9);

    /// <summary>Null: it has none.</summary>
    public string? Doi { get; init; }

    public bool IsRetracted { get; init; }

    public string Abstract { get; init; } = "";

    internal string Uid => PubMedId.ToString(CultureInfo.InvariantCulture);

    /// <summary>As esummary of db pubmed has it; the date that people read is free text, the one to sort by is not.</summary>
    internal JsonObject ToSummary()
    {
        var ids = new JsonArray(new JsonObject { ["idtype"] = "pubmed", ["idtypen"] = 1, ["value"] = Uid });
        if (Doi is not null)
        {
            ids.Add((JsonNode)new JsonObject { ["idtype"] = "doi", ["idtypen"] = 3, ["value"] = Doi });
        }

        return new()
        {
            ["uid"] = Uid,
            ["pubdate"] = PublishedOn.ToString("yyyy MMM", CultureInfo.InvariantCulture),
            ["epubdate"] = PublishedOn.ToString("yyyy MMM d", CultureInfo.InvariantCulture),
            ["source"] = Source,
            ["authors"] = new JsonArray([.. Authors.Select(a => new JsonObject { ["name"] = a, ["authtype"] = "Author", ["clusterid"] = "" })]),
            ["lastauthor"] = Authors.Count > 0 ? Authors[^1] : "",
            ["title"] = Title,
            ["sorttitle"] = Title.ToLowerInvariant(),
            ["volume"] = "11",
            ["issue"] = "1",
            ["pages"] = "5112",
            ["lang"] = new JsonArray("eng"),
            ["nlmuniqueid"] = "101528555",
            ["issn"] = "",
            ["essn"] = "2041-1723",
            ["pubtype"] = IsRetracted ? new JsonArray("Journal Article", "Retracted Publication") : new JsonArray("Journal Article"),
            ["recordstatus"] = "PubMed - indexed for MEDLINE",
            ["pubstatus"] = "3",
            ["articleids"] = ids,
            ["history"] = new JsonArray(new JsonObject { ["pubstatus"] = "entrez", ["date"] = Sortable }),
            ["references"] = new JsonArray(),
            ["attributes"] = new JsonArray("Has Abstract"),
            ["pmcrefcount"] = 12,
            ["fulljournalname"] = Journal,
            ["elocationid"] = Doi is null ? "" : $"doi: {Doi}",
            ["doctype"] = "citation",
            ["sortpubdate"] = Sortable,
            ["sortfirstauthor"] = Authors.Count > 0 ? Authors[0] : "",
        };
    }

    private string Sortable => PublishedOn.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture) + " 00:00";
}
