using System.Text.RegularExpressions;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>The GEO accessions that a question names.</summary>
internal static partial class AccessionsNamed
{
    /// <summary>More say nothing; who has a list asks for it as a batch.</summary>
    private const int Most = 20;

    public static IEnumerable<(Range Range, Accession Accession)> In(string text) => Candidate().Matches(text)
        .Select(m => (Range: new Range(m.Index, m.Index + m.Length), Accession: Accession.TryParse(m.Value, out var accession) ? accession : default))
        .Where(a => a.Accession.Number > 0)
        .DistinctBy(a => a.Accession)
        .Take(Most);

    [GeneratedRegex(@"\bG(?:SE|SM|PL)[0-9]{1,9}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Candidate();
}
