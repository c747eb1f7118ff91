using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class FieldedTests
{
    private static readonly Dataset[] Held =
    [
        Series.Of(1, "Asthma in the airway", "liver control") with
        {
            Organisms = [Organism.Of("Mus musculus")], StudyTypes = ["Expression profiling by array"], PublishedOn = new(2015, 3, 1), SampleCount = 10,
            Platforms = [Accession.Platform(570)],
        },
        Series.Of(2, "Liver and kidney", "asthma control") with
        {
            Organisms = [Organism.Of("Homo sapiens")], StudyTypes = ["Expression profiling by high throughput sequencing"], PublishedOn = new(2020, 12, 31), SampleCount = 40,
        },
        Series.Of(3, "Breast cancer RNA-seq", "immune cells"),
        Series.Of(4, "Cancer of the breast", "immunity"),
    ];

    [TestCase("asthma[TITL]", "GSE1")]
    [TestCase("asthma[All]", "GSE1 GSE2")]
    [TestCase("asthma AND kidney", "GSE2")]
    [TestCase("airway OR kidney", "GSE1 GSE2")]
    [TestCase("asthma NOT mouse[ORGN]", "GSE2")]
    [TestCase("asthma AND NOT mouse[Organism]", "GSE2")]
    [TestCase("mus musculus[ORGN]", "GSE1")]
    [TestCase("expression profiling by array[GTYP]", "GSE1")]
    [TestCase("\"Expression profiling by high throughput sequencing\"[DataSet Type]", "GSE2")]
    [TestCase("txid10090[ORGN]", "GSE1")]
    [TestCase("NOT human[ORGN]", "GSE1 GSE3 GSE4")]
    [TestCase("NOT human[ORGN] NOT mouse[ORGN]", "GSE3 GSE4")]
    [TestCase("breast AND (NOT cells[ALL])", "GSE4")]
    [TestCase("2015[PDAT]", "GSE1")]
    [TestCase("2015:2020[PDAT]", "GSE1 GSE2")]
    [TestCase("2015/04:2020/12/31[PDAT]", "GSE2")]
    [TestCase("20:50[NSAM]", "GSE2")]
    [TestCase("GSE2[ACCN]", "GSE2")]
    [TestCase("GPL570[ACCN]", "GSE1")]
    [TestCase("\"breast cancer\"[TITL]", "GSE3")]
    [TestCase("breast cancer[TITL]", "GSE3 GSE4")]
    [TestCase("immun*[ALL]", "GSE3 GSE4")]
    [TestCase("RNAseq[TITL]", "GSE3")]
    [TestCase("asthma OR breast AND 2020[PDAT]", "GSE2")]
    [TestCase("asthma AND 2015[PDAT] OR breast", "GSE1 GSE3 GSE4")]
    [TestCase("(asthma OR breast) AND gse[ETYP] AND the AND liver", "GSE1 GSE2")]
    [TestCase("the[TITL]", "")]
    [TestCase("2020:2015[PDAT]", "")]
    public async Task A_query_in_Entrez_syntax_finds_what_it_says(string query, string found)
    {
        using var index = await IndexInFolder.Of(Held);

        Assert.That(await index.Found(query), Is.EquivalentTo(found.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public async Task A_word_in_the_title_comes_first_here_too()
    {
        using var index = await IndexInFolder.Of(Held);

        Assert.That(await index.Found("asthma OR nothing"), Is.EqualTo(["GSE1", "GSE2"]));
        Assert.That((await index.Search("asthma OR nothing")).Results[0].Matched, Is.EqualTo(["asthma"]));
    }
}
