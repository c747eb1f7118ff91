using System.Collections.Frozen;

namespace OmicsOracle.Domain;

/// <summary>The organisms that most GEO series study: scientific name, NCBI Taxonomy id, and the names people use. Facts from NCBI Taxonomy.</summary>
public static class WellKnownOrganisms
{
    private static readonly (int Id, string Name, string[] CommonNames)[] All =
    [
        (9606, "Homo sapiens", ["human", "humans", "man"]),
        (10090, "Mus musculus", ["mouse", "mice", "house mouse"]),
        (10116, "Rattus norvegicus", ["rat", "rats", "norway rat"]),
        (7955, "Danio rerio", ["zebrafish"]),
        (7227, "Drosophila melanogaster", ["fruit fly", "fly", "drosophila"]),
        (6239, "Caenorhabditis elegans", ["c. elegans", "worm", "nematode"]),
        (4932, "Saccharomyces cerevisiae", ["yeast", "baker's yeast", "budding yeast"]),
        (4896, "Schizosaccharomyces pombe", ["fission yeast"]),
        (3702, "Arabidopsis thaliana", ["arabidopsis", "thale cress"]),
        (562, "Escherichia coli", ["e. coli"]),
        (9823, "Sus scrofa", ["pig", "swine"]),
        (9913, "Bos taurus", ["cow", "cattle", "bovine"]),
        (9031, "Gallus gallus", ["chicken"]),
        (9544, "Macaca mulatta", ["rhesus macaque", "rhesus monkey", "rhesus"]),
        (9541, "Macaca fascicularis", ["cynomolgus macaque", "crab-eating macaque"]),
        (9615, "Canis lupus familiaris", ["dog"]),
        (9685, "Felis catus", ["cat"]),
        (9796, "Equus caballus", ["horse"]),
        (9940, "Ovis aries", ["sheep"]),
        (9925, "Capra hircus", ["goat"]),
        (9986, "Oryctolagus cuniculus", ["rabbit"]),
        (9598, "Pan troglodytes", ["chimpanzee"]),
        (9483, "Callithrix jacchus", ["marmoset", "common marmoset"]),
        (10029, "Cricetulus griseus", ["chinese hamster"]),
        (10036, "Mesocricetus auratus", ["golden hamster", "syrian hamster"]),
        (10141, "Cavia porcellus", ["guinea pig"]),
        (8364, "Xenopus tropicalis", ["western clawed frog"]),
        (8355, "Xenopus laevis", ["african clawed frog"]),
        (8090, "Oryzias latipes", ["medaka"]),
        (8022, "Oncorhynchus mykiss", ["rainbow trout"]),
        (8030, "Salmo salar", ["atlantic salmon"]),
        (39947, "Oryza sativa Japonica Group", ["japanese rice"]),
        (4530, "Oryza sativa", ["rice"]),
        (4577, "Zea mays", ["maize", "corn"]),
        (3847, "Glycine max", ["soybean"]),
        (4565, "Triticum aestivum", ["wheat", "bread wheat"]),
        (4513, "Hordeum vulgare", ["barley"]),
        (4081, "Solanum lycopersicum", ["tomato"]),
        (4113, "Solanum tuberosum", ["potato"]),
        (29760, "Vitis vinifera", ["grape", "grapevine"]),
        (3880, "Medicago truncatula", ["barrel medic"]),
        (3694, "Populus trichocarpa", ["black cottonwood"]),
        (5833, "Plasmodium falciparum", ["malaria parasite"]),
        (5691, "Trypanosoma brucei", []),
        (5811, "Toxoplasma gondii", []),
        (5476, "Candida albicans", []),
        (5141, "Neurospora crassa", []),
        (44689, "Dictyostelium discoideum", ["slime mold"]),
        (7460, "Apis mellifera", ["honey bee", "honeybee"]),
        (7165, "Anopheles gambiae", ["african malaria mosquito"]),
        (7159, "Aedes aegypti", ["yellow fever mosquito"]),
        (7091, "Bombyx mori", ["silkworm", "domestic silkworm"]),
        (7668, "Strongylocentrotus purpuratus", ["purple sea urchin"]),
        (1773, "Mycobacterium tuberculosis", []),
        (1280, "Staphylococcus aureus", []),
        (287, "Pseudomonas aeruginosa", []),
        (1423, "Bacillus subtilis", []),
        (2697049, "Severe acute respiratory syndrome coronavirus 2", ["sars-cov-2"]),
        (11676, "Human immunodeficiency virus 1", ["hiv-1"]),
        (10376, "Human gammaherpesvirus 4", ["epstein-barr virus", "ebv"]),
    ];

    private static readonly FrozenDictionary<int, string> Names = All.ToFrozenDictionary(o => o.Id, o => o.Name);

    private static readonly FrozenDictionary<int, IReadOnlyList<string>> UsualNames = All.ToFrozenDictionary(o => o.Id, o => (IReadOnlyList<string>)o.CommonNames);

    private static readonly FrozenDictionary<string, int> Ids = All
        .SelectMany(o => o.CommonNames.Append(o.Name), (o, name) => (name, o.Id))
        .ToFrozenDictionary(o => o.name, o => o.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The taxon id of a scientific or usual name, whatever its letter case; null where it is not well known.</summary>
    public static int? TaxonIdOf(string name) => Ids.TryGetValue(name, out var id) ? id : null;

    /// <summary>The scientific name; null where the id is not well known.</summary>
    public static string? NameOf(int taxonId) => Names.GetValueOrDefault(taxonId);

    /// <summary>What people call it, such as mouse and mice; empty where the id is not well known.</summary>
    public static IReadOnlyList<string> UsualNamesOf(int taxonId) => UsualNames.GetValueOrDefault(taxonId, []);
}
