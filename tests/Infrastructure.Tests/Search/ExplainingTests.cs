using CsCheck;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class ExplainingTests
{
    private static readonly string[] Phrases = ["cell", "liver", "tumour", "TNF-α", "T cells", "protein stress", "knock-out", "p53"];

    private static readonly Gen<PhraseGroup> Group = Gen.Select(
        Gen.Double[0.1, 10],
        Gen.Bool,
        Gen.Select(Gen.OneOf(Phrases), Gen.Double[0.2, 1], (text, weight) => new WeightedPhrase(text, weight, "typed")).Array[1, 3],
        Gen.OneOf<string[]>([], ["Other"]),
        Gen.Select(Gen.OneOf("without liver", "without T cells", "protein stress p53", "liver stress", "T cells", "mice"), Gen.Bool, (text, makesHit) => new NotMeant(text, $"Only in {text}.") { MakesHit = makesHit }).Array[0, 4],
        Gen.OneOf<Accession[]>([], [Accession.Series(1), Accession.Series(3)]),
        (weight, isTopic, phrases, types, notMeant, accessions) => new PhraseGroup(phrases[0].Text, weight, isTopic, phrases, types, []) { NotMeant = notMeant, Accessions = accessions });

    private static readonly Gen<ConceptQuestion> Questions = Gen.Select(
        Group.Array[1, 4],
        Group.Array[0, 1],
        Gen.OneOf(SearchFilters.None, new SearchFilters { Organisms = ["human"] }, new SearchFilters { MinSamples = 5, From = new(2012, 1, 1) }),
        (groups, excluded, filters) => new ConceptQuestion(groups, excluded, new SearchQuery("asked", filters, Limit: 100)));

    [Test]
    public void The_parts_add_up_to_the_score_of_every_hit_and_every_miss_has_its_reason() =>
        Gen.Select(Series.Many, Questions).Sample(
            (all, question) =>
            {
                using var index = new IndexInFolder(new CatalogInMemory(all));
                index.Index.CatchUp(null, default).GetAwaiter().GetResult();
                var hits = index.Index.Search(question, default).GetAwaiter().GetResult().Results.ToList();

                foreach (var series in all)
                {
                    var told = index.Index.Explain(question, series.Accession, default).GetAwaiter().GetResult();
                    var place = hits.FindIndex(h => h.Accession == series.Accession);
                    Assert.That(told.Total, Is.EqualTo(hits.Count));
                    Assert.That(told.Rank, Is.EqualTo(place < 0 ? (int?)null : place + 1));
                    Assert.That(told.Groups.Sum(g => g.Adds), Is.EqualTo(told.Score).Within(1e-3));
                    Assert.That(told.Lost, place < 0 ? Is.Not.Empty : Is.Empty);
                    if (place >= 0)
                    {
                        Assert.That(told.Score, Is.EqualTo(hits[place].Score).Within(1e-3));
                        Assert.That(hits[place].NearMisses, Is.EqualTo(told.Groups.Where(g => g.NearMiss is not null).Select(g => new NearMiss(g.Name, g.NearMiss!))));
                    }
                }
            },
            iter: 60,
            threads: 2);

    [Test]
    public async Task Each_phrase_is_told_with_the_fields_in_which_it_stands_and_how_often()
    {
        var series = Series.Of(1, "Asthma in asthma clinics", "An asthma cohort.", "Airways. Asthma, asthma.") with
        {
            Samples = [new(Accession.Sample(1), "s", "sputum", [], [new("diagnosis", "asthma")])],
            StudyTypes = ["Asthma profiling"],
        };
        using var index = await IndexInFolder.Of(series);

        var told = await index.Index.Explain(About("asthma"), series.Accession, default);

        var found = told.Groups.Single().Found.Single();
        Assert.That(found.Where, Is.EqualTo(new FieldTimes[] { new("title", 2), new("summary", 1), new("overallDesign", 2), new("samples", 1), new("facts", 1) }));
        Assert.That(found.Times, Is.EqualTo(7));
    }

    [Test]
    public async Task A_miss_is_told_with_the_filter_and_the_value_that_the_record_has()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Asthma") with { SampleCount = 3, Organisms = [Organism.Of("Mus musculus")] });

        var told = await index.Index.Explain(About("asthma", new SearchFilters { Organisms = ["human"], MinSamples = 5 }), Accession.Series(1), default);

        Assert.That(told.Lost.Select(l => l.Step), Is.All.EqualTo(LostAt.Filter));
        Assert.That(told.Lost.Select(l => l.Found.Single()), Is.EqualTo(new[] { "Mus musculus", "3" }));
        Assert.That(told.Rank, Is.Null);
    }

    [Test]
    public async Task A_miss_is_told_with_the_unwanted_words_or_with_those_that_were_looked_for()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Asthma", "of mice"), Series.Of(2, "Liver"));
        var question = About("asthma") with { Excluded = [Of("mice")] };

        var unwanted = (await index.Index.Explain(question, Accession.Series(1), default)).Lost.Single();
        var absent = (await index.Index.Explain(question, Accession.Series(2), default)).Lost.Single();
        var unindexed = (await index.Index.Explain(question, Accession.Series(3), default)).Lost.Single();

        Assert.That((unwanted.Step, unwanted.Asked.Single(), unwanted.Found.Single()), Is.EqualTo((LostAt.Exclusion, "mice", "summary")));
        Assert.That((absent.Step, absent.Asked.Single()), Is.EqualTo((LostAt.Topic, "asthma")));
        Assert.That(unindexed.Step, Is.EqualTo(LostAt.Index));
    }

    private static ConceptQuestion About(string topic, SearchFilters? filters = null) => new([Of(topic)], [], new SearchQuery(topic, filters ?? SearchFilters.None));

    private static PhraseGroup Of(string words) => new(words, 10, true, [new(words, 1, "typed")], [], []);
}
