using System.Collections.Frozen;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Units and counted things, by the words beside a number.</summary>
internal static class Units
{
    private const int MostWordsBetween = 4;
    private const decimal MostConverted = 1_000_000_000_000;

    private static readonly FrozenDictionary<string, string> Short = WordPairs.Of("""
        h=h; hr=h; hrs=h; hour=h; hours=h; min=min; mins=min; minute=min; minutes=min; sec=s; second=s; seconds=s; d=d; day=d; days=d; dpi=d; week=wk; weeks=wk; wk=wk; wks=wk;
        wpi=wk; month=mo; months=mo; year=y; years=y; yr=y; yrs=y; percent=%; pm=pM; nm=nM; um=uM; µm=uM; μm=uM; mm=mM; ng=ng; ug=ug; µg=ug; μg=ug; mg=mg; kg=kg; g=g; ml=ml;
        ul=ul; µl=ul; μl=ul; microliters=ul; microlitres=ul; microliter=ul; gy=Gy; fold=fold; c=C; bp=bp; kb=kb; mb=Mb; km=km; cm=cm; ppm=ppm; k=k; x=fold; pg=pg; micromolar=uM; nanomolar=nM; millimolar=mM; milligram=mg; milligrams=mg; microgram=ug; micrograms=ug; gram=g; grams=g; microlitre=ul; ms=ms; kda=kDa; mmhg=mmHg
        """).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many of a smaller unit a unit is.</summary>
    private static readonly Dictionary<string, (string Smallest, decimal Times)> Larger = new(StringComparer.Ordinal)
    {
        ["min"] = ("s", 60),
        ["h"] = ("s", 3_600),
        ["d"] = ("s", 86_400),
        ["wk"] = ("s", 604_800),
        ["y"] = ("mo", 12),
        ["nM"] = ("pM", 1_000),
        ["uM"] = ("pM", 1_000_000),
        ["mM"] = ("pM", 1_000_000_000),
        ["ng"] = ("pg", 1_000),
        ["ug"] = ("pg", 1_000_000),
        ["mg"] = ("pg", 1_000_000_000),
        ["g"] = ("pg", 1_000_000_000_000),
        ["kg"] = ("pg", 1_000_000_000_000_000),
        ["ml"] = ("ul", 1_000),
        ["kb"] = ("bp", 1_000),
        ["Mb"] = ("bp", 1_000_000),
    };

    private static readonly FrozenDictionary<string, Counted> Things = new Dictionary<Counted, string>
    {
        [Counted.Samples] = "sample specimen array chip microarray hybridization library biopsy biopsies libraries replicate duplicate triplicate quadruplicate repeat case control specimens brushing tumor tumour carcinoma cancer gsm run pool dataset series study studies set record",
        [Counted.People] = "patient donor subject individual child children participant volunteer worker people person twin man men woman women smoker adult infant sibling mouse mice rat animal fish fly flies embryo pig monkey",
        [Counted.Genes] = "gene transcript probe probeset protein lncrna mirna snp mrna isoform mutation variant region locus loci",
        [Counted.Groups] = "group condition type kind form cohort arm timepoint platform organism species drug compound dose site area clone strain genotype",
    }.SelectMany(t => t.Value.Split(' '), (t, word) => (Stem: WordForms.Stem(word), t.Key)).DistinctBy(t => t.Stem).ToFrozenDictionary(t => t.Stem, t => t.Key);

    private static readonly FrozenSet<string> Between = "of the a in and or with for from to at by per each were was are is than on".Split(' ').ToFrozenSet();

    /// <param name="isAttached">Whether no blank stands between the number and the unit: single letters count as units only then.</param>
    public static string? Of(ReadOnlySpan<char> word, bool isAttached) =>
        word.Length <= 12 && Short.TryGetValue(word.ToString(), out var unit) && (isAttached || word.Length > 1 || word is "h" or "g") ? unit : null;

    /// <summary>An amount in the smallest unit of its kind.</summary>
    public static (decimal Value, string Unit) InSmallest(decimal value, string unit) =>
        value < MostConverted && Larger.TryGetValue(unit, out var larger) ? (value * larger.Times, larger.Smallest) : (value, unit);

    /// <summary>"Day 7", "week 2": the unit may stand before its number.</summary>
    public static string? Before(string text, List<TextWord> words, int at, int start) =>
        at > 0 && start - words[at - 1].End == 1 && text[start - 1] is ' ' or '-' && words[at - 1].End - words[at - 1].Start > 2 && Of(words[at - 1].In(text), isAttached: false) is "h" or "d" or "wk" or "mo" or "y" ? Of(words[at - 1].In(text), isAttached: false) : null;

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
