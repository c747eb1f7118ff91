using CsCheck;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class ExplainingWordsTests
{
    private static readonly Gen<string> Words = Gen.OneOf("cell", "liver", "tumour", "TNF-α", "T cells", "protein stress", "knock-out", "p53", "\"protein stress\"", "GSE1", "the").Array[1, 4].Select(w => string.Join(' ', w));

    private static readonly Gen<string> Entrez = Gen.Select(
        Gen.OneOf("cell", "liver[TITL]", "TNF-α[ALL]", "\"protein stress\"", "stre*", "human[ORGN]", "2010:2020[PDAT]", "(liver OR cell)").Array[2, 4],
        Gen.OneOf(" AND ", " OR ", " NOT "),
        (terms, op) => string.Join(op, terms));

    private static readonly Gen<SearchFilters> Filters = Gen.OneOf(SearchFilters.None, new SearchFilters { Organisms = ["human"] }, new SearchFilters { MinSamples = 5 });

    [Test]
    public void The_parts_of_words_add_up_to_the_score_of_every_hit_and_every_miss_has_its_reason() => HoldFor(Words);

    [Test]
    public void The_parts_of_a_query_in_Entrez_syntax_add_up_to_the_score_of_every_hit() => HoldFor(Entrez);

    [Test]
    public async Task A_word_is_told_with_the_field_in_which_it_stands()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Lung cancer", "of the cell"), Series.Of(2, "Liver"));

        var hit = await index.Index.Explain(new WordQuestion(new("nonsmall cell", SearchFilters.None), []), Accession.Series(1), default);
        var miss = await index.Index.Explain(new WordQuestion(new("nonsmall cell", SearchFilters.None), []), Accession.Series(2), default);

        Assert.That((hit.Rank, hit.Total, hit.Lost.Count), Is.EqualTo(((int?)1, 1, 0)));
        Assert.That(hit.Groups.Select(g => (g.Name, g.Found.Count)), Is.EqualTo(new[] { ("nonsmall", 0), ("cell", 1) }));
        Assert.That(hit.Groups[1].Found[0].Where, Is.EqualTo(new[] { new FieldTimes("summary", 1) }));
        Assert.That(miss.Lost.Single().Step, Is.EqualTo(LostAt.Topic));
    }

    [Test]
    public async Task Other_names_of_what_words_name_add_their_part_too()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Paralysis agitans"), Series.Of(2, "Parkinson disease in the brain"), Series.Of(3, "Liver"));
        var concept = new FoundConcept("parkinson disease", 0, 17, ConceptKind.Disease, "X:1", "Parkinson disease", ["paralysis agitans"], ConceptRole.Boost, 1, null);
        var question = new WordQuestion(new("parkinson disease", SearchFilters.None), [new(concept, [new("parkinson disease", 1, "typed"), new("paralysis agitans", 1, "synonym")])]);

        foreach (var hit in (await index.Index.Search(question, default)).Results)
        {
            var told = await index.Index.Explain(question, hit.Accession, default);
            Assert.That(told.Groups.Sum(g => g.Adds), Is.EqualTo(hit.Score).Within(1e-3));
        }
    }

    private static void HoldFor(Gen<string> questions) => Gen.Select(Series.Many, questions, Filters).Sample(
        (all, text, filters) =>
        {
            using var index = new IndexInFolder(new CatalogInMemory(all));
            index.Index.CatchUp(null, default).GetAwaiter().GetResult();
            var question = new WordQuestion(new(text, filters, Limit: 100), []);
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
                    Assert.That(told.Score, Is.EqualTo(hits[place].Score).Within(2e-3 * Math.Max(1, hits[place].Score)));
                }
            }
        },
        iter: 60,
        threads: 2);
}
