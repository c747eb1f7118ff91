using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace OmicsOracle.Emulators.Records;

/// <summary>An experiment of the Sequence Read Archive with its runs.</summary>
/// <param name="Uid">In db sra.</param>
/// <param name="Accession">SRX….</param>
/// <param name="Study">SRP…; the series that names it is linked to this experiment.</param>
public sealed record EmulatedExperiment(int Uid, string Accession, string Study)
{
    public string Title { get; init; } = "GSM1: sample; Homo sapiens; RNA-Seq";

    public string Sample { get; init; } = "SRS1";

    public string Organism { get; init; } = "Homo sapiens";

    public string Strategy { get; init; } = "RNA-Seq";

    /// <summary>SINGLE or PAIRED.</summary>
    public string Layout { get; init; } = "PAIRED";

    public string Instrument { get; init; } = "Illumina NovaSeq 6000";

    /// <summary>Run accession, spots and bases.</summary>
    public IReadOnlyList<(string Run, long Spots, long Bases)> Runs { get; init; } = [];

    public DateOnly CreatedOn { get; init; } = new(2024, 1, 31);

    /// <summary>As esummary of db sra has it: two values are fragments of XML with several roots, escaped.</summary>
    internal JsonObject ToSummary() => new()
    {
        ["uid"] = UidText,
        ["expxml"] = WebUtility.HtmlEncode(ExperimentXml()),
        ["runs"] = WebUtility.HtmlEncode($"  {string.Concat(Runs.Select(r => FormattableString.Invariant($"<Run acc=\"{r.Run}\" total_spots=\"{r.Spots}\" total_bases=\"{r.Bases}\" load_done=\"true\" is_public=\"true\" cluster_name=\"public\" static_data_available=\"true\"/>")))}  "),
        ["extlinks"] = "    ",
        ["createdate"] = CreatedOn.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture),
        ["updatedate"] = CreatedOn.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture),
    };

    internal string UidText => Uid.ToString(CultureInfo.InvariantCulture);

    internal string SearchText => $"{UidText} {Accession} {Study} {Sample} {Title} {Organism} {Strategy} {string.Join(' ', Runs.Select(r => r.Run))}";

    private string ExperimentXml() => FormattableString.Invariant(
        $"  <Summary><Title>{Xml(Title)}</Title><Platform instrument_model=\"{Xml(Instrument)}\">ILLUMINA</Platform><Statistics total_runs=\"{Runs.Count}\" total_spots=\"{Runs.Sum(r => r.Spots)}\" total_bases=\"{Runs.Sum(r => r.Bases)}\" total_size=\"0\" load_done=\"true\" cluster_name=\"public\"/></Summary><Submitter acc=\"SRA1\" center_name=\"GEO\" contact_name=\"\" lab_name=\"\"/><Experiment acc=\"{Accession}\" ver=\"1\" status=\"public\" name=\"{Xml(Title)}\"/><Study acc=\"{Study}\" name=\"\"/><Organism taxid=\"9606\" ScientificName=\"{Xml(Organism)}\"/><Sample acc=\"{Sample}\" name=\"\"/><Instrument ILLUMINA=\"{Xml(Instrument)}\"/><Library_descriptor><LIBRARY_NAME/><LIBRARY_STRATEGY>{Xml(Strategy)}</LIBRARY_STRATEGY><LIBRARY_SOURCE>TRANSCRIPTOMIC</LIBRARY_SOURCE><LIBRARY_SELECTION>cDNA</LIBRARY_SELECTION><LIBRARY_LAYOUT><{Layout}/></LIBRARY_LAYOUT></Library_descriptor><Bioproject>PRJNA1</Bioproject><Biosample>SAMN1</Biosample>  ");

    private static string Xml(string text) => WebUtility.HtmlEncode(text);
}
