using System.Text.RegularExpressions;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Finds accessions of GEO and of the archives around it, and PubMed's numbers.</summary>
internal static partial class AccessionNames
{
    public static IEnumerable<(int Start, int End, string Accession)> In(string text)
    {
        foreach (Match match in Accessions().Matches(text))
        {
            yield return (match.Index, match.Index + match.Length, match.Groups["pmid"].Success ? $"PMID{match.Groups["pmid"].Value}" : match.Value.ToUpperInvariant());
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:(?:GSE|GSM|GPL|GDS)\d{1,9}|PRJ[A-Z]{2}\d{1,9}|[SED]R[PRXSAZ]\d{4,9}|SAM(?:N|EA|D)\d{4,12}|E-[A-Z]{4}-\d{1,6}|EGA[A-Z]\d{6,15}|phs\d{6}|NCT\d{8}|ENC[A-Z]{2}\d{3}[A-Z]{3}|(?:PMID|PubMed(?:\s+ID)?)\s*:?\s*(?<pmid>\d{4,9})|PMC\d{4,9})(?!\p{N})", RegexOptions.IgnoreCase)]
    private static partial Regex Accessions();
}
