using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Page.Tests;

/// <summary>Records to look at.</summary>
internal static class ASeries
{
    /// <summary>A record with all that one can have: 420 samples in groups, papers, relations.</summary>
    public static Dataset Whole { get; } = new()
    {
        Accession = Accession.Series(900_001),
        Title = "Airway epithelium before and after inhaled corticosteroids",
        Summary = "Asthma is a chronic disease of the airways. Bronchial brushings of 420 adults were sequenced before and after eight weeks of budesonide. Periostin fell with treatment.",
        OverallDesign = "Two visits of each of 210 donors. Visit 2 after eight weeks of inhaled budesonide or placebo.",
        Organisms = [Organism.Of("Homo sapiens")],
        StudyTypes = ["Expression profiling by high throughput sequencing"],
        Platforms = [Accession.Platform(16791)],
        SampleCount = 420,
        Samples = [.. Enumerable.Range(0, 420).Select(Sample)],
        SubmittedOn = new(2019, 3, 1),
        PublishedOn = new(2019, 12, 3),
        UpdatedOn = new(2021, 1, 12),
        PubMedIds = [15_721_472],
        Relations = [new(RelationKind.SubSeriesOf, "GSE900002"), new(RelationKind.BioProject, "PRJNA123456"), new(RelationKind.Sra, "SRP123456")],
        Provenance = [new(RecordSource.Soft, DateTimeOffset.UtcNow.AddDays(-40))],
    };

    /// <summary>What a stranger may write into a record.</summary>
    public static Dataset Hostile { get; } = Whole with
    {
        Accession = Accession.Series(900_003),
        Title = "<script>window.hostile=1</script> <img src=x onerror=\"window.hostile=2\"> of liver",
        Summary = "<a href=\"javascript:window.hostile=3\">Click</a> https://evil.example/ [here](javascript:window.hostile=4). Livers of 4 mice were measured.",
        OverallDesign = "</p><style>body{display:none}</style>",
        SampleCount = 4,
        Samples =
        [
            .. Enumerable.Range(0, 4).Select(i => new Sample(Accession.Sample(9_100_000 + i), "<iframe src=//evil.example></iframe>", "=HYPERLINK(\"//evil.example\")", [Organism.Of("Mus musculus")],
                [new("<b>tag</b>", i < 2 ? "<i>one</i>" : "@two")])),
        ],
        PubMedIds = [],
        Relations = [new(RelationKind.BioProject, "javascript:window.hostile=5"), new(RelationKind.Other, "<b onclick=window.hostile=6>other</b>")],
    };

    private static Sample Sample(int i) => new(
        Accession.Sample(9_000_010 + i),
        string.Create(CultureInfo.InvariantCulture, $"donor {(i / 2) + 1}, visit {(i % 2) + 1}"),
        "bronchial brushing",
        [Organism.Of("Homo sapiens")],
        [
            new("disease", i % 3 == 0 ? "healthy" : "asthma"),
            new("sex", i % 4 < 2 ? "female" : "male"),
            new("age", (18 + (i * 7 % 60)).ToString(CultureInfo.InvariantCulture)),
            new("donor", string.Create(CultureInfo.InvariantCulture, $"D{(i / 2) + 1}")),
        ]);
}
