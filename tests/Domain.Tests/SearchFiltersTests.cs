namespace OmicsOracle.Domain.Tests;

public sealed class SearchFiltersTests
{
    private static readonly Dataset Series = new()
    {
        Accession = Accession.Series(1),
        Title = "Series 1",
        Organisms = [Organism.Of("Mus musculus")],
        StudyTypes = ["Expression profiling by array"],
        Platforms = [Accession.Platform(570)],
        SampleCount = 12,
        PublishedOn = new(2010, 6, 1),
        Provenance = [],
    };

    [TestCase("mouse", ExpectedResult = true)]
    [TestCase("10090", ExpectedResult = true)]
    [TestCase(" mus musculus ", ExpectedResult = true)]
    [TestCase("human", ExpectedResult = false)]
    [TestCase("yeti", ExpectedResult = false)]
    public bool An_organism_is_known_by_any_of_its_names(string asked) => new SearchFilters { Organisms = [asked] }.Allow(Series);

    [Test]
    public void Values_of_a_kind_widen_and_kinds_narrow()
    {
        Assert.That(new SearchFilters { Organisms = ["human", "mouse"], Types = ["EXPRESSION profiling by array"], Platforms = [Accession.Platform(96), Accession.Platform(570)] }.Allow(Series), Is.True);
        Assert.That(new SearchFilters { Organisms = ["mouse"], Platforms = [Accession.Platform(96)] }.Allow(Series), Is.False);
        Assert.That(SearchFilters.None.Allow(Series), Is.True);
    }

    [Test]
    public void Bounds_are_included_and_what_is_unknown_does_not_fit_them()
    {
        var exact = new SearchFilters { From = new(2010, 6, 1), To = new(2010, 6, 1), MinSamples = 12 };

        Assert.That(exact.Allow(Series), Is.True);
        Assert.That((exact with { MinSamples = 13 }).Allow(Series), Is.False);
        Assert.That((exact with { From = new(2010, 6, 2) }).Allow(Series), Is.False);
        Assert.That(exact.Allow(Series with { PublishedOn = null }), Is.False);
        Assert.That(exact.Allow(Series with { SampleCount = null }), Is.False);
    }
}
