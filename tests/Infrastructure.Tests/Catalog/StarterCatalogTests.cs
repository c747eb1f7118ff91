using System.Text;
using System.Text.Json;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

public sealed class StarterCatalogTests
{
    private const string Full =
        """
        [{ "accession": "GSE2034", "title": "Breast tumours", "summary": "Words of ours.", "organisms": ["Homo sapiens"], "types": ["Expression profiling by array"],
           "platforms": ["GPL96"], "sampleCount": 286, "publishedOn": "2005-02-23", "year": 2005, "pubmedIds": [15721472] }]
        """;

    [Test]
    public void An_entry_becomes_a_record_that_says_it_is_of_the_starter()
    {
        var dataset = Read(Full).Single();

        Assert.That(dataset.IsStarter, Is.True);
        Assert.That(dataset.Accession, Is.EqualTo(Accession.Series(2034)));
        Assert.That((dataset.Title, dataset.Summary), Is.EqualTo(("Breast tumours", "Words of ours.")));
        Assert.That(dataset.Organisms, Is.EqualTo(new[] { new Organism("Homo sapiens", 9606) }));
        Assert.That(dataset.StudyTypes, Is.EqualTo(new[] { "Expression profiling by array" }));
        Assert.That(dataset.Platforms, Is.EqualTo(new[] { Accession.Platform(96) }));
        Assert.That(dataset.SampleCount, Is.EqualTo(286));
        Assert.That(dataset.PublishedOn, Is.EqualTo(new DateOnly(2005, 2, 23)));
        Assert.That(dataset.PubMedIds, Is.EqualTo(new[] { 15721472 }));
        Assert.That(dataset.Provenance.Single().FetchedAt, Is.EqualTo(Series.Monday));
    }

    [Test]
    public void What_is_unknown_stays_empty_and_a_year_alone_makes_no_date()
    {
        var dataset = Read(
            """[{ "accession": "GSE1", "title": "t", "summary": null, "organisms": [], "types": [], "platforms": [], "sampleCount": null, "publishedOn": null, "year": 2005, "pubmedIds": [] }]""").Single();

        Assert.That(dataset.PublishedOn, Is.Null);
        Assert.That(dataset.SampleCount, Is.Null);
        Assert.That(dataset.Summary, Is.Null);
    }

    [TestCase("""[{ "accession": "GSE1" }]""")]
    [TestCase("""[{ "accession": null, "title": "t", "summary": null, "organisms": [], "types": [], "platforms": [], "sampleCount": null, "publishedOn": null, "pubmedIds": [] }]""")]
    [TestCase("{}")]
    public void An_entry_that_lacks_a_part_is_refused(string json) => Assert.That(() => Read(json), Throws.TypeOf<JsonException>());

    [Test]
    public void The_embedded_records_are_whole_and_name_each_series_once()
    {
        var embedded = StarterCatalog.Embedded(Series.Monday);

        Assert.That(embedded.Select(d => d.Accession), Is.Unique);
        Assert.That(embedded, Has.All.Property(nameof(Dataset.Title)).Not.Empty);
        Assert.That(embedded.Select(d => d.Accession.Kind), Is.All.EqualTo(AccessionKind.Series));
    }

    private static IReadOnlyList<Dataset> Read(string json) => StarterCatalog.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), Series.Monday);
}
