namespace OmicsOracle.Application.Search.Fielded;

/// <summary>The tags of Entrez's gds database, short and long (einfo; the long names are told by NCBI's help).</summary>
internal static class QueryTags
{
    private const int MostSlips = 3;

    private static readonly Dictionary<string, QueryField> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ALL"] = QueryField.All,
        ["All Fields"] = QueryField.All,
        ["ORGN"] = QueryField.Organism,
        ["Organism"] = QueryField.Organism,
        ["porgn"] = QueryField.Organism,
        ["Primary Organism"] = QueryField.Organism,
        ["TITL"] = QueryField.Title,
        ["Title"] = QueryField.Title,
        ["TI"] = QueryField.Title,
        ["ACCN"] = QueryField.Accession,
        ["Accession"] = QueryField.Accession,
        ["GEO Accession"] = QueryField.Accession,
        ["RGSE"] = QueryField.Accession,
        ["RGPL"] = QueryField.Accession,
        ["GTYP"] = QueryField.StudyType,
        ["DataSet Type"] = QueryField.StudyType,
        ["PDAT"] = QueryField.Published,
        ["Publication Date"] = QueryField.Published,
        ["DP"] = QueryField.Published,
        ["NSAM"] = QueryField.Samples,
        ["Number of Samples"] = QueryField.Samples,
        ["ETYP"] = QueryField.EntryType,
        ["Entry Type"] = QueryField.EntryType,
        ["DESC"] = QueryField.Elsewhere,
        ["Description"] = QueryField.Elsewhere,
        ["AUTH"] = QueryField.Elsewhere,
        ["Author"] = QueryField.Elsewhere,
        ["INST"] = QueryField.Elsewhere,
        ["Submitter Institute"] = QueryField.Elsewhere,
        ["MESH"] = QueryField.Elsewhere,
        ["MeSH Terms"] = QueryField.Elsewhere,
        ["SRC"] = QueryField.Elsewhere,
        ["Sample Source"] = QueryField.Elsewhere,
        ["STYP"] = QueryField.Elsewhere,
        ["Sample Type"] = QueryField.Elsewhere,
        ["VTYP"] = QueryField.Elsewhere,
        ["Sample Value Type"] = QueryField.Elsewhere,
        ["PTYP"] = QueryField.Elsewhere,
        ["Platform Technology Type"] = QueryField.Elsewhere,
        ["SFIL"] = QueryField.Elsewhere,
        ["Supplementary Files"] = QueryField.Elsewhere,
        ["NPRO"] = QueryField.Elsewhere,
        ["SSTP"] = QueryField.Elsewhere,
        ["SSDE"] = QueryField.Elsewhere,
        ["GEID"] = QueryField.Elsewhere,
        ["UDAT"] = QueryField.Elsewhere,
        ["Update Date"] = QueryField.Elsewhere,
        ["TAGL"] = QueryField.Elsewhere,
        ["PROJ"] = QueryField.Elsewhere,
        ["Project"] = QueryField.Elsewhere,
        ["ATNM"] = QueryField.Elsewhere,
        ["ATTR"] = QueryField.Elsewhere,
        ["Attribute"] = QueryField.Elsewhere,
        ["PROP"] = QueryField.Elsewhere,
        ["Properties"] = QueryField.Elsewhere,
        ["FILT"] = QueryField.Elsewhere,
        ["Filter"] = QueryField.Elsewhere,
        ["UID"] = QueryField.Elsewhere,
    };

    /// <summary>Null where Entrez has no such field.</summary>
    public static QueryField? Of(string tag) => Known.TryGetValue(Plain(tag), out var field) ? field : null;

    /// <summary>The known tag that differs least; null where none is near.</summary>
    public static string? Nearest(string tag)
    {
        var typed = Plain(tag).ToUpperInvariant();
        var (best, least) = ((string?)null, Math.Min(MostSlips, typed.Length / 2) + 1);
        foreach (var known in Known.Keys)
        {
            var slips = Slips(typed, known.ToUpperInvariant());
            (best, least) = slips < least ? (known, slips) : (best, least);
        }

        return best;
    }

    /// <summary>Without what Entrez lets follow a tag: [Title:~2], [MeSH Terms:noexp].</summary>
    private static string Plain(string tag) => (tag.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? tag[..colon] : tag).Trim();

    private static int Slips(string a, string b)
    {
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }

            last = row;
        }

        return last[b.Length];
    }
}
