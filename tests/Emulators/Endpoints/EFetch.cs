using System.Globalization;
using System.Text;
using System.Xml.Linq;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>efetch.fcgi: gds as text for people whatever is asked, pubmed as XML or uids, sra as XML or run info.</summary>
internal sealed class EFetch(EmulatedRecords records, History history) : IEndpoint
{
    public const string EmptyIdList = "ID list is empty! In it there are neither IDs nor accessions.";
    private const int LongestSummary = 480;

    public Answer Answer(EntrezRequest request)
    {
        if (Databases.Find(records, request.Database) is null)
        {
            return EntrezXml.Error("eFetchResult", $"Invalid db name specified: {request.Database}");
        }

        var named = NamedUids.Of(request, request.Database, history);
        if (named.Error is not null)
        {
            return EntrezXml.Error("eFetchResult", named.Error);
        }

        if (request["rettype"] == "uilist")
        {
            return Endpoints.Answer.Text(string.Concat(named.Uids.Select(u => u.ToString(CultureInfo.InvariantCulture) + "\n")));
        }

        var answer = request.Database switch
        {
            "gds" => GeoText(named.Uids),
            "pubmed" => Papers(named.Uids),
            _ => Experiments(named.Uids, request["rettype"] == "runinfo" || request["retmode"] == "runinfo"),
        };
        return answer ?? Endpoints.Answer.Text(EmptyIdList, 400);
    }

    /// <summary>As the pages of GEO DataSets list their hits (recorded gds-summary-text).</summary>
    private Answer? GeoText(IReadOnlyList<long> uids)
    {
        var (text, number) = (new StringBuilder(), 0);
        foreach (var record in uids.Select(records.Geo.Find).OfType<GeoRecord>().Where(r => r.HasSummary))
        {
            var summary = record.Summary();
            string Value(string name) => summary[name]!.ToString();
            var about = Value("summary");
            text.Append(CultureInfo.InvariantCulture, $"\n{++number}. {Value("title")}\n(Submitter supplied) {(about.Length > LongestSummary ? about[..LongestSummary] + " more..." : about)}\n");
            text.Append(CultureInfo.InvariantCulture, $"Organism:\t{Value("taxon")}\nType:\t\t{Value("gdstype")}\n");
            var platforms = Value("gpl").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => $"GPL{p}").ToArray();
            text.Append(CultureInfo.InvariantCulture, $"Platform{(platforms.Length > 1 ? "s" : "")}: {string.Join(' ', platforms)} {Value("n_samples")} Samples\nFTP download: GEO{(Value("suppfile") is { Length: > 0 } files ? $" ({files})" : "")} {Value("ftplink")}\n");
            text.Append(CultureInfo.InvariantCulture, $"Series\t\tAccession: {record.Accession}\tID: {record.Uid}\n");
        }

        return number > 0 ? Endpoints.Answer.Text(text.ToString()) : null;
    }

    private Answer? Papers(IReadOnlyList<long> uids)
    {
        XElement[] articles = [.. uids.Select(records.PubMed.Find).OfType<EmulatedPaper>().Select(Article)];
        return articles.Length > 0 ? EntrezXml.Answer(new XElement("PubmedArticleSet", articles)) : null;
    }

    private static XElement Article(EmulatedPaper paper) => new(
        "PubmedArticle",
        new XElement(
            "MedlineCitation",
            new XAttribute("Status", "MEDLINE"),
            new XAttribute("Owner", "NLM"),
            new XElement("PMID", new XAttribute("Version", "1"), paper.PubMedId),
            new XElement(
                "Article",
                new XAttribute("PubModel", "Electronic"),
                new XElement("Journal", new XElement("JournalIssue", new XAttribute("CitedMedium", "Internet"), new XElement("PubDate", new XElement("Year", paper.PublishedOn.Year))), new XElement("Title", paper.Journal), new XElement("ISOAbbreviation", paper.Source)),
                new XElement("ArticleTitle", paper.Title),
                new XElement("Pagination", new XElement("MedlinePgn", "5112")),
                paper.Abstract.Length > 0 ? new XElement("Abstract", new XElement("AbstractText", paper.Abstract)) : null,
                new XElement("AuthorList", new XAttribute("CompleteYN", "Y"), paper.Authors.Select(a => new XElement("Author", new XAttribute("ValidYN", "Y"), new XElement("LastName", a.Split(' ')[0]), new XElement("Initials", a.Split(' ')[^1])))),
                new XElement("Language", "eng"),
                new XElement("PublicationTypeList", new XElement("PublicationType", new XAttribute("UI", paper.IsRetracted ? "D016441" : "D016428"), paper.IsRetracted ? "Retracted Publication" : "Journal Article"))),
            new XElement("MedlineJournalInfo", new XElement("MedlineTA", paper.Source))),
        new XElement("PubmedData", new XElement("PublicationStatus", "epublish"), new XElement("ArticleIdList", new XElement("ArticleId", new XAttribute("IdType", "pubmed"), paper.PubMedId))));

    private Answer? Experiments(IReadOnlyList<long> uids, bool asTable)
    {
        EmulatedExperiment[] found = [.. uids.Select(records.Sra.Find).OfType<EmulatedExperiment>()];
        if (found.Length == 0)
        {
            return null;
        }

        return asTable
            ? new(200, "text/csv; charset=UTF-8", Encoding.UTF8.GetBytes("Run,spots,bases,Experiment,LibraryStrategy,LibraryLayout,SRAStudy,Sample,ScientificName\n" + string.Concat(found.SelectMany(e => e.Runs.Select(r =>
                FormattableString.Invariant($"{r.Run},{r.Spots},{r.Bases},{e.Accession},{e.Strategy},{e.Layout},{e.Study},{e.Sample},{e.Organism}\n"))))))
            : EntrezXml.Answer(new XElement("EXPERIMENT_PACKAGE_SET", found.Select(Package)));
    }

    private static XElement Package(EmulatedExperiment experiment) => new(
        "EXPERIMENT_PACKAGE",
        new XElement("EXPERIMENT", new XAttribute("accession", experiment.Accession), new XElement("TITLE", experiment.Title), new XElement("STUDY_REF", new XAttribute("accession", experiment.Study))),
        new XElement("STUDY", new XAttribute("accession", experiment.Study)),
        new XElement("SAMPLE", new XAttribute("accession", experiment.Sample)),
        new XElement("RUN_SET", experiment.Runs.Select(r => new XElement("RUN", new XAttribute("accession", r.Run), new XAttribute("total_spots", r.Spots), new XAttribute("total_bases", r.Bases)))));
}
