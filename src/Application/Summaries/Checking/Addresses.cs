using System.Text.RegularExpressions;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Finds links, addresses and markup. A summary holds none, whether or not the record does.</summary>
internal static partial class Addresses
{
    public static IEnumerable<Claim> In(string text) =>
        Any().Matches(text).Select(m => Claim.Missing(ClaimKind.Address, m.Index, m.Index + m.Length));

    [GeneratedRegex("""
        (?:https?|hxxps?|ftps?)\s?:\s?/{0,3}[^\s/][^\s]*
        | (?:file|[a-z]{2,12})://[^\s]+ | (?:javascript|vbscript|mailto)\s?:\s?[^\s]* | \bdata:[a-z]+/[^\s]*
        | (?<!\w)www\.[^\s]+
        | !?\[[^\]]{0,300}\]\([^)]{0,500}\)? | !\[[^\]]{0,300}\]?
        | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}
        | (?:^|\s)\|(?=\s|$) | [\w.]\|$
        | </?[A-Za-z!?][^<>]{0,300}>
        | </?(?:script|img|iframe|svg|object|embed|style|link|meta|form|input|video|audio|base|html|body)\b
        | &(?:\#x?[0-9a-f]{1,6};?|(?:lt|gt|quot|amp|nbsp);)
        | (?<![\w.@])(?:[a-z0-9-]{2,40}\.){1,4}(?-i:com|org|net|io|info|biz|xyz|dev|app|gov|edu|ru|cn|de|uk|fr|jp|eu|co|me|tv|ai|top|site|online|ly|gl|test|example|COM|ORG|NET|IO|RU|CN|XYZ)(?:/[^\s]*|(?![\w-]))
        | (?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Any();
}
