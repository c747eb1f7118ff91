using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Vocabulary.Formats;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Vocabulary;

/// <summary>Reads vocabularies as the import reads them.</summary>
internal static class Files
{
    public const string SmallOntology = """
        format-version: 1.4
        data-version: 2026-01-02
        ontology: mondo

        [Term]
        id: MONDO:0000001
        name: chronic testosis
        def: "A disease of tests." []
        synonym: "testosis \"chronica\"" EXACT []
        synonym: "test disease" BROAD []

        [Term]
        id: MONDO:0000002
        name: juvenile testosis
        is_a: MONDO:0000001 ! chronic testosis

        [Term]
        id: MONDO:0000003
        name: obsolete testosis
        is_obsolete: true

        """;

    public const string SmallGenes = "#Format: tax_id GeneID Symbol LocusTag Synonyms dbXrefs chromosome map_location description type_of_gene Modification_date\n"
        + "9606\t7157\tTP53\t-\tP53|LFS1\t-\t17\t17p13\ttumor protein p53\tprotein-coding\t20260102\n"
        + "10090\t22059\tTrp53\t-\tp53\t-\t11\t-\ttransformation related protein 53\tprotein-coding\t20260101\n"
        + "1\t5\tNEWENTRY\t-\t-\t-\t-\t-\t-\tother\t20260103\n";

    public static Task<VocabularyFile> Read(TemporaryFolder folder, string name, byte[] content, ConceptKind? kind = null)
    {
        File.WriteAllBytes(folder.File(name), content);
        return Read(folder.File(name), kind);
    }

    public static Task<VocabularyFile> Read(TemporaryFolder folder, string name, string content, ConceptKind? kind = null) =>
        Read(folder, name, System.Text.Encoding.UTF8.GetBytes(content), kind);

    public static Task<VocabularyFile> Read(string path, ConceptKind? kind = null)
    {
        var files = new VocabularyFiles(TimeProvider.System);
        return files.Read(files.Expand([path])[0], kind, new Progress<long>(), CancellationToken.None);
    }
}
