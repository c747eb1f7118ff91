using System.Collections.Frozen;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>The words that tell what a text is about, as the index knows them: no stop words, no numbers, no accessions.</summary>
internal static class Telling
{
    private const string Everywhere = """
        study studies analysis analyses analyze analyzed analysed data dataset result results finding findings method methods using used use uses based experiment experiments experimental
        investigate investigated identify identified identification show showed shown reveal revealed suggest suggested indicate indicated demonstrate demonstrated find found report observed perform performed
        compare compared comparison comparing determine determined examine examined understand understanding provide provides role roles important key new novel different difference differences several various many
        one two three four five six seven eight nine ten first second number total each group groups sample samples replicate replicates control controls
        expression expressed gene genes profile profiles profiling microarray array arrays genome wide genomic transcriptome transcriptional transcriptomic transcription sequencing rna mrna cell cells level levels
        high highly higher low lower increase increased decrease decreased significant significantly change changes effect effects associated association including include included
        collected obtained isolated extracted known unknown remain remains function functional mechanism mechanisms molecular potential development process response patient patients human mouse mice tissue tissues
        line lines target targets treatment treated induced regulate regulated regulation pathway pathways protein proteins disease clinical model models activity
        like related dependent mediated derived specific primary
        well set type types time day days hour hours hr hrs year years here we however
        """;

    private static readonly FrozenSet<string> Common = Of(Everywhere).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Each term once, in the order of the text.</summary>
    public static List<string> Of(string? text)
    {
        var tokens = new List<Token>();
        Words.Of(text, tokens);
        var (seen, terms) = (new HashSet<string>(tokens.Count, StringComparer.Ordinal), new List<string>(tokens.Count));
        foreach (var token in tokens)
        {
            if (!token.Joins && token.Term.Length > 1 && !char.IsAsciiDigit(token.Term[0]) && !Accession.TryParse(token.Term, out _) && seen.Add(token.Term))
            {
                terms.Add(token.Term);
            }
        }

        return terms;
    }

    /// <summary>Whether it stands in so many records that it sets none apart.</summary>
    public static bool IsCommon(string term) => Common.Contains(term);
}
