using System.Collections.Frozen;
using OmicsOracle.Application.Search;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Words of every study, which say nothing of a certain one, and names so general that they are no claims.</summary>
internal static class GeneralWords
{
    private static readonly FrozenSet<string> Telling = Stems("""
        study studies series dataset data set record sample samples experiment experiments experimental analysis analyses analyzed analysed examine examined investigate investigated explore explored look looks looked
        compare compared comparison comparing versus measure measured measurement profile profiles profiled profiling test tested determine determined identify identified assess assessed evaluate evaluated characterize describe described report
        reported show shows shown find finds found finding findings aim aims aimed goal purpose question objective seek sought result results suggest suggests hint hints indicate reveal revealed demonstrate demonstrates conclude
        group groups condition conditions replicate replicates control controls total altogether overall include includes included including contain contains comprise comprises comprised consist hold holds cover covers
        use used uses using useful reuse reused reusing available publicly published submitted deposited released provide provides provided give gives given obtain obtained collect collected take taken took carry carried perform performed run
        different difference differences differ differs several many various number numbers each per both all any other others another same such also well only further more most less least about approximately nearly almost up under over above below
        effect effects affect affected affects change changes changed changing role roles important work works method methods approach way ways kind kinds type types form forms level levels
        help helps may might could can would will able possible potential potentially allow allows enable support understand understanding research researchers future expression gene genes genome transcriptome transcriptomic transcriptomes rna
        human biological technical platform platforms array arrays sequenced sequencing sequence two three four five six seven eight nine ten eleven twelve one single first second between during after before within across through among
        make makes made making need needs needed cause caused causes lead leads leading led link linked relate related associated association based via by from into onto with without when while where whether which who whose that this these those there their its
        new known usual usually common commonly often mainly mostly together respectively altogether set sets part parts superseries subseries stand stands stood be been being is are was were has have had do does did done not no nor neither
        summary design title organism organisms cell cells tissue tissues disease diseases condition year years time times point points
        """);

    private static readonly FrozenSet<string> Names = new[]
    {
        "cancer", "cancers", "tumor", "tumors", "tumour", "tumours", "neoplasm", "neoplasms", "malignancy", "malignant", "carcinoma", "carcinomas", "cell", "cells", "cell line", "cell lines", "tissue", "tissues", "culture", "cultures", "cell culture",
        "drug", "drugs", "compound", "compounds", "treatment", "treatments", "drug treatment", "knockdown", "knock-down", "knockout", "knock-out", "silencing", "gene silencing", "overexpression", "over-expression", "rnai", "shrna", "shrnas", "sirna", "sirnas",
        "stimulation", "infection", "infected", "exposure", "transfection", "transfected", "inhibitor", "inhibitors", "inhibition", "inhibited", "vehicle", "therapy", "therapies", "surgery", "biopsy", "animal", "animals", "mammal", "mammals", "virus", "viruses", "viral", "bacteria", "bacterial", "parasite",
        "sequencing", "gene expression profiling", "expression profiling", "gene expression", "transcriptome", "transcriptomics", "transcriptome profiling", "transcriptomic", "rna", "dna", "mrna", "protein", "proteins", "genomics", "profiling", "high-throughput sequencing", "high throughput sequencing",
        "stress", "pain", "aging", "ageing", "inflammation", "inflammatory", "immune", "death", "cell death", "differentiation", "development", "growth", "vector", "genetic", "mutation", "mutant", "stem cell", "stem cells", "progenitor", "tumor cell", "tumor cells", "cancer cell", "cancer cells",
        "embryo", "embryos", "fish", "plant", "plants", "insect", "dna damage", "primary cell", "primary cells", "cell model", "metastasis", "metastases", "metastatic", "immune cell", "immune cells", "chronic disease", "inflammatory disease", "syndrome", "injury", "toxicity", "signaling", "pathway", "loss of function",
        "genetic modification", "gene knockout", "gene knockdown", "conditional knockout", "lentivirus", "crispr", "crispr-cas9", "time course", "dose response", "diet", "medium", "plasmid", "microscopy", "imaging", "array", "arrays",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Signs = new[]
    {
        "rna", "dna", "mrna", "cdna", "crna", "pcr", "geo", "ncbi", "sra", "usa", "uk", "id", "fdr", "3d", "2d", "ii", "iii", "iv", "ko", "wt", "kd", "lncrna", "mirna", "microrna", "ncrna", "rrna", "qc", "shrna", "sirna", "superseries", "subseries",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word, by its stem, is one of every study's.</summary>
    public static bool TellNothing(string stem) => stem.Length < 2 || char.IsAsciiDigit(stem[0]) || Telling.Contains(stem) || StopWords.Contains(stem);

    /// <summary>Whether a name is so general that nothing is claimed by it.</summary>
    public static bool AreNoClaim(string name) => Names.Contains(name) || (name.EndsWith('s') && Names.Contains(name[..^1]));

    /// <summary>Whether it is written like a gene's symbol but is everybody's.</summary>
    public static bool IsUsualSign(string compact) => Signs.Contains(compact) || (compact[^1] is 's' && Signs.Contains(compact[..^1]));

    private static FrozenSet<string> Stems(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(WordForms.Stem).ToFrozenSet(StringComparer.Ordinal);
}
