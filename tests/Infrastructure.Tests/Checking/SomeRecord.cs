using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Application.Summaries.Checking;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Vocabulary;

namespace OmicsOracle.Infrastructure.Tests.Checking;

/// <summary>Records of our own making, and checks against them with the starter vocabulary.</summary>
internal static class SomeRecord
{
    public static IVocabulary Starter { get; } = new VocabularyNames(NameTableMaking.Of(StarterVocabulary.Read()));

    public static Dataset Series { get; } = new()
    {
        Accession = Accession.Series(4711),
        Title = "Nigral neurons in a mouse model of Parkinson disease (PD)",
        Summary = "Twelve mice received rapamycin at 10 mg for 24 hours. Loss of ABC7 increased the expression of IL-6 in dopaminergic neurons of the substantia nigra. No change was seen in the cerebellum. About 75% of neurons survived.",
        OverallDesign = "RNA of 5 treated and 7 untreated animals was sequenced in 12 libraries.",
        Organisms = [Organism.Of("Mus musculus")],
        StudyTypes = ["Expression profiling by high throughput sequencing"],
        Platforms = [Accession.Platform(19057)],
        SampleCount = 12,
        Samples = [.. Enumerable.Range(1, 12).Select(i => new Sample(Accession.Sample(i), $"mouse {i}", "midbrain", [], [new("treatment", i <= 5 ? "rapamycin" : "vehicle"), new("sex", i % 3 == 0 ? "male" : "female")]))],
        PublishedOn = new(2021, 3, 9),
        PubMedIds = [31234567],
        Provenance = [new(RecordSource.Soft, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))],
    };

    public static Dataset Another { get; } = Series with
    {
        Accession = Accession.Series(4712),
        Title = "Human hepatocytes after rifampicin",
        Summary = "Hepatocytes of nine donors were treated with rifampicin and profiled by microarray.",
        OverallDesign = null,
        Organisms = [Organism.Of("Homo sapiens")],
        StudyTypes = ["Expression profiling by array"],
        Platforms = [Accession.Platform(570)],
        SampleCount = 18,
        Samples = [],
        PubMedIds = [],
    };

    public static SentenceCheck Check { get; } = Of(Series);

    public static SentenceCheck Of(params IEnumerable<Dataset> series) => new(RecordEvidence.Of([.. series.Select(RecordText.Of)], Starter));
}
