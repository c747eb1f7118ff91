using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

/// <summary>Records that only seem to speak of what is asked.</summary>
internal sealed class NearMissTests
{
    private const string Why = "Only as a control.";

    [TestCase("Non-diabetic donors")]
    [TestCase("Donors without diabetes")]
    [TestCase("Donors with no diabetes")]
    public async Task A_record_that_names_a_disease_only_as_absent_is_a_hit_below_those_that_have_it_and_says_why(string title)
    {
        using var index = await IndexInFolder.Of(Series.Of(9, title, "Islets"), Series.Of(1, "Islets", "A long text on many things in which diabetes is mentioned in passing."));

        var hits = (await index.Index.Search(Asked(), default)).Results;

        Assert.That(hits.Select(h => h.Accession.Number), Is.EqualTo(new[] { 1, 9 }));
        Assert.That(hits[0].NearMisses, Is.Empty);
        Assert.That(hits[1].NearMisses, Is.EqualTo(new[] { new NearMiss("diabetes", Why) }));
        Assert.That(hits[1].Matched, Is.Empty);
    }

    [TestCase("Donors with and without diabetes")]
    [TestCase("Donors with/without diabetes")]
    [TestCase("Non-diabetic donors", "compared with diabetes")]
    [TestCase("Without doubt diabetes")]
    public async Task Where_some_have_it_nothing_is_missed(string title, string? summary = null)
    {
        using var index = await IndexInFolder.Of(Series.Of(1, title, summary));

        Assert.That((await index.Index.Search(Asked(), default)).Results.Single().NearMisses, Is.Empty);
    }

    [Test]
    public async Task A_name_within_a_longer_name_of_something_else_does_not_count()
    {
        using var index = await IndexInFolder.Of(Series.Of(2, "Diabetes insipidus"), Series.Of(1, "Diabetes"));

        var hits = (await index.Index.Search(Asked(new NotMeant("diabetes insipidus", "Another disease.")), default)).Results;

        Assert.That(hits.Select(h => (h.Accession.Number, h.NearMisses.SingleOrDefault()?.Reason)), Is.EqualTo(new (int, string?)[] { (1, null), (2, "Another disease.") }));
    }

    [Test]
    public async Task A_longer_name_that_is_asked_for_as_well_counts()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Non-diabetic donors"));
        var asked = new PhraseGroup("diabetes", 10, true, [new("diabetes", 1, "typed"), new("donors", 1, "synonym")], [], []) { NotMeant = [new("donors", Why)] };

        Assert.That((await index.Index.Search(new ConceptQuestion([asked], [], Query), default)).Results.Single().NearMisses, Is.Empty);
    }

    [Test]
    public async Task A_sibling_makes_no_hit_and_is_told_of_one_that_is_found_otherwise_and_of_a_miss()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Gout in islets"), Series.Of(2, "Gout"));
        var question = Asked(new NotMeant("gout", "It speaks of gout.") { MakesHit = false });
        question = question with { Groups = [.. question.Groups, new PhraseGroup("islets", 6, true, [new("islets", 1, "typed")], [], [])] };

        var hit = (await index.Index.Search(question, default)).Results.Single();
        var miss = await index.Index.Explain(question, Accession.Series(2), default);

        Assert.That((hit.Accession.Number, hit.NearMisses.Single().Reason), Is.EqualTo((1, "It speaks of gout.")));
        Assert.That((miss.Score, miss.Groups[0].NearMiss), Is.EqualTo((0d, "It speaks of gout.")));
        Assert.That(miss.Lost, Is.Not.Empty);
    }

    [Test]
    public async Task What_is_not_wanted_loses_no_record_that_says_it_is_not_there()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Islets of non-diabetic donors"), Series.Of(2, "Islets in diabetes"));
        var question = new ConceptQuestion([new PhraseGroup("islets", 6, true, [new("islets", 1, "typed")], [], [])], Asked().Groups, Query);

        Assert.That((await index.Index.Search(question, default)).Results.Select(h => h.Accession.Number), Is.EqualTo(new[] { 1 }));
    }

    private static SearchQuery Query => new("diabetes", SearchFilters.None);

    private static ConceptQuestion Asked(params NotMeant[] more) =>
        new([new PhraseGroup("diabetes", 10, true, [new("diabetes", 1, "typed")], [], []) { NotMeant = [new("without diabetes", Why), .. more] }], [], Query);
}
