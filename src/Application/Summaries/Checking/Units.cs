using System.Collections.Frozen;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Units and counted things, by the words beside a number.</summary>
internal static class Units
{
    private const int MostWordsBetween = 4;

    private static readonly FrozenDictionary<string, string> Short = WordPairs.Of("""
        h=h; hr=h; hrs=h; hour=h; hours=h; min=min; mins=min; minute=min; minutes=min; sec=s; second=s; seconds=s; d=d; day=d; days=d; dpi=d; week=wk; weeks=wk; wk=wk; wks=wk;
        wpi=wk; month=mo; months=mo; year=y; years=y; yr=y; yrs=y; percent=%; pm=pM; nm=nM; um=uM; µm=uM; μm=uM; mm=mM; ng=ng; ug=ug; µg=ug; μg=ug; mg=mg; kg=kg; g=g; ml=ml;
        ul=ul; µl=ul; μl=ul; microliters=ul; microlitres=ul; microliter=ul; gy=Gy; fold=fold; c=C; bp=bp; kb=kb; mb=Mb; km=km; cm=cm; ppm=ppm; k=k; x=x
        """).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Counted> Things = new Dictionary<Counted, string>
    {
        [Counted.Samples] = "sample specimen array chip microarray hybridization library biopsy biopsies libraries replicate duplicate triplicate quadruplicate repeat patient donor subject individual child children participant volunteer worker people "
            + "person twin case control man men woman women smoker adult infant sibling mouse mice rat animal fish fly flies embryo pig monkey specimens brushing tumor tumour carcinoma cancer gsm run pool dataset series study studies set record",
        [Counted.Genes] = "gene transcript probe probeset protein lncrna mirna snp mrna isoform mutation variant region locus loci",
        [Counted.Groups] = "group condition type kind form cohort arm timepoint platform organism species drug compound dose site area clone strain genotype",
    }.SelectMany(t => t.Value.Split(' '), (t, word) => (Stem: WordForms.Stem(word), t.Key)).DistinctBy(t => t.Stem).ToFrozenDictionary(t => t.Stem, t => t.Key);

    private static readonly FrozenSet<string> Between = "of the a in and or with for from to at by per each were was are is than on".Split(' ').ToFrozenSet();

    /// <param name="isAttached">Whether no blank stands between the number and the unit: single letters count as units only then.</param>
    public static string? Of(ReadOnlySpan<char> word, bool isAttached) =>
        word.Length <= 12 && Short.TryGetValue(word.ToString(), out var unit) && (isAttached || word.Length > 1 || word is "h" or "g") ? unit : null;

    /// <summary>What a number counts, by the words after it, up to a word that ends what it belongs to.</summary>
    public static Counted CountedAfter(string text, List<TextWord> words, int next)
    {
        for (var at = next; at < words.Count && at < next + MostWordsBetween; at++)
        {
            var gap = at > 0 ? text.AsSpan(words[at - 1].End, words[at].Start - words[at - 1].End) : [];
            if (gap.IndexOfAny(",;:.(") >= 0 || Between.Contains(text[words[at].Start..words[at].End]) || char.IsAsciiDigit(text[words[at].Start]))
            {
                break;
            }

            if (Things.TryGetValue(words[at].Stem, out var counted))
            {
                return counted;
            }
        }

        return Counted.Anything;
    }
}
