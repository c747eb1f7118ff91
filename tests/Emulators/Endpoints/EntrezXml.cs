using System.Xml.Linq;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>XML under the document types that NCBI declares and that Biopython brings with it.</summary>
internal static class EntrezXml
{
    private const string Address = "https://eutils.ncbi.nlm.nih.gov/eutils/dtd";
    private const string OldAddress = "http://www.ncbi.nlm.nih.gov/entrez/query/DTD";

    public static Answer Answer(XElement root, int status = 200)
    {
        var type = root.Name.LocalName switch
        {
            "eSearchResult" => ("-//NLM//DTD esearch 20060628//EN", $"{Address}/20060628/esearch.dtd"),
            "eSummaryResult" => ("-//NLM//DTD esummary v1 20041029//EN", $"{Address}/20041029/esummary-v1.dtd"),
            "eInfoResult" => ("-//NLM//DTD einfo 20190110//EN", $"{Address}/20190110/einfo.dtd"),
            "eLinkResult" => ("-//NLM//DTD eLinkResult, 23 November 2010//EN", $"{OldAddress}/eLink_101123.dtd"),
            "ePostResult" => ("-//NLM//DTD ePostResult, 11 May 2002//EN", $"{OldAddress}/ePost_020511.dtd"),
            "PubmedArticleSet" => ("-//NLM//DTD PubMedArticle, 1st January 2019//EN", "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd"),
            _ => ((string, string)?)null,
        };
        var declared = type is var (publicId, systemId) ? $"<!DOCTYPE {root.Name} PUBLIC \"{publicId}\" \"{systemId}\">\n" : "";
        return Endpoints.Answer.Xml($"<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n{declared}{root}\n", status);
    }

    public static Answer Error(string root, string message) => Answer(new XElement(root, new XElement("ERROR", message)));
}
