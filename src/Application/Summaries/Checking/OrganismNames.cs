using System.Collections.Frozen;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Finds the well-known organisms of a text by any of their names, and people by what they are called in studies.</summary>
internal static class OrganismNames
{
    private const int Human = 9606, Longest = 4;

    private static readonly FrozenSet<string> People = "patient patients human humans people men women volunteers children adults".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Words that are also something else: "man" and "fly" in compounds, "yeast two-hybrid", "grape-sized", a "worm plot".
    private static readonly FrozenSet<string> Words = "man cat corn grape".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Others = WordPairs.Of("""
        murine=mouse; flies=fly; fruit flies=fruit fly; porcine=pig; ovine=sheep; equine=horse; canine=dog; rhesus macaques=rhesus macaque; drosophila=fruit fly;
        d melanogaster=drosophila melanogaster; s cerevisiae=saccharomyces cerevisiae; c elegans=caenorhabditis elegans; e coli=escherichia coli; d rerio=danio rerio;
        a thaliana=arabidopsis thaliana; m musculus=mus musculus; r norvegicus=rattus norvegicus; h sapiens=homo sapiens; guinea pigs=guinea pig
        """).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<(int Start, int End, int Taxon)> In(string text, List<TextWord> words)
    {
        for (var first = 0; first < words.Count; first++)
        {
            if (People.Contains(text[words[first].Start..words[first].End]))
            {
                yield return (words[first].Start, words[first].End, Human);
                continue;
            }

            for (var length = Math.Min(Longest, words.Count - first); length > 0; length--)
            {
                var (start, end) = (words[first].Start, words[first + length - 1].End);
                if (end - start <= 50 && TaxonOf(text, words, first, length) is { } taxon)
                {
                    yield return (start, end, taxon);
                    first += length - 1;
                    break;
                }
            }
        }
    }

    private static int? TaxonOf(string text, List<TextWord> words, int first, int length)
    {
        var name = length == 1 ? text[words[first].Start..words[first].End] : string.Join(' ', words.Skip(first).Take(length).Select(w => text[w.Start..w.End]));
        if (name.Length < 3 || Words.Contains(name) || (name.Equals("fly", StringComparison.OrdinalIgnoreCase) && words.Count > first + 1 && text[words[first].End] is '-'))
        {
            return null;
        }

        name = Others.GetValueOrDefault(name, name);
        return WellKnownOrganisms.TaxonIdOf(name) ?? (name.Length > 3 && name[^1] is 's' ? WellKnownOrganisms.TaxonIdOf(name[..^1]) : null);
    }
}
