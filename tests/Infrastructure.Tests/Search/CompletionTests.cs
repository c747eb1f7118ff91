using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class CompletionTests
{
    [Test]
    public async Task Words_are_completed_as_records_write_them_those_in_most_records_first()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Inflammation"), Series.Of(2, "INFLAMMATION, infected"), Series.Of(3, "Liver"));

        var found = index.Index.Complete("Inf", 10);

        Assert.That(found.Select(s => (s.Text, s.Kind, s.Records)), Is.EqualTo(new (string, string, int?)[] { ("inflammation", "word", 2), ("infected", "word", 1) }));
        Assert.That(index.Index.Complete("inf", 1), Has.Count.EqualTo(1));
    }

    [TestCase("inflammati", "inflammation")]
    [TestCase("inflammation", "inflammation")]
    [TestCase("therapy", "therapy")]
    [TestCase("tnf", "tnf")]
    public async Task A_word_typed_further_than_its_stem_is_completed_too(string typed, string word)
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Inflammation in therapy by TNF"));

        Assert.That(index.Index.Complete(typed, 10).Select(s => s.Text), Does.Contain(word));
    }

    [Test]
    public async Task A_record_that_was_replaced_is_not_counted_twice()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Inflammation"), Series.Of(2, "Inflammation"), Series.Of(3, "Liver"));
        index.Catalog.Put(Series.Of(2, "Inflammation again"));
        await index.Index.CatchUp(null, default);

        Assert.That(index.Index.Complete("inflam", 10).Single().Records, Is.EqualTo(2));
    }

    [Test]
    public async Task Accessions_are_completed_shortest_first_with_the_title_of_a_series()
    {
        var series = Series.Of(12, "Liver") with { Platforms = [Accession.Platform(570)], Samples = [new(Accession.Sample(1201), "s", null, [], [])] };
        using var index = await IndexInFolder.Of(series, Series.Of(1234, "Kidney"), Series.Of(2, "Skin"));

        Assert.That(index.Index.Complete("gse12", 10).Select(s => (s.Text, s.Kind, s.Means)), Is.EqualTo(new[] { ("GSE12", "series", "Liver"), ("GSE1234", "series", "Kidney") }));
        Assert.That(index.Index.Complete("GPL57", 10).Single().Kind, Is.EqualTo("platform"));
        Assert.That(index.Index.Complete("GSM12", 10).Single().Kind, Is.EqualTo("sample"));
    }

    [Test]
    public async Task A_record_taken_out_of_the_catalogue_is_no_longer_suggested()
    {
        using var index = await IndexInFolder.Of(Series.Of(12, "Liver"), Series.Of(13, "Skin"));
        index.Catalog.Remove(Accession.Series(12));
        await index.Index.CatchUp(null, default);

        Assert.That(index.Index.Complete("gse12", 10), Is.Empty);
    }

    [TestCase("")]
    [TestCase("?!")]
    [TestCase("two words")]
    [TestCase("\ud83d")]
    [TestCase("zzz")]
    public async Task What_begins_nothing_gets_nothing(string beginning)
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Liver"));

        Assert.That(index.Index.Complete(beginning, 10), Is.Empty);
    }
}
