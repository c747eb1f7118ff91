using CsCheck;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class OpenedQuestionTests
{
    private static readonly string[] Phrases = ["cell", "liver", "tumour", "TNF-α", "T cells", "protein stress", "knock-out", "p53"];

    private static readonly Gen<PhraseGroup> Group = Gen.Select(
        Gen.Bool,
        Gen.OneOf(Phrases).Array[1, 3],
        Gen.OneOf<string[]>([], ["Other"]),
        Gen.OneOf<Accession[]>([], [Accession.Series(1), Accession.Series(3)]),
        Gen.Select(Gen.OneOf("without liver", "protein stress p53", "T cells", "mice"), Gen.Bool, (text, makesHit) => new NotMeant(text, text) { MakesHit = makesHit }).Array[0, 2],
        (isTopic, phrases, types, accessions, notMeant) =>
            new PhraseGroup(phrases[0], 1, isTopic, [.. phrases.Select(p => new WeightedPhrase(p, 1, "typed"))], types, []) { Accessions = accessions, NotMeant = notMeant });

    private static readonly Gen<ConceptQuestion> Questions = Gen.Select(
        Group.Array[1, 3],
        Group.Array[0, 1],
        Group.Select(g => g with { NotMeant = [] }).Array[0, 2],
        Gen.OneOf(SearchFilters.None, new SearchFilters { Organisms = ["human"] }, new SearchFilters { MinSamples = 5, From = new(2012, 1, 1) }),
        (groups, excluded, mentioned, filters) => new ConceptQuestion(groups, excluded, new SearchQuery("liver cell", filters, Limit: 2)) { Mentioned = mentioned });

    [Test]
    public void A_facet_s_count_is_the_total_with_that_filter_and_any_question_is_counted_as_it_is_answered() =>
        Gen.Select(Series.Many, Questions, Questions, Group).Sample(
            (all, question, other, meant) =>
            {
                var group = meant with { NotMeant = [] };
                using var index = new IndexInFolder(new CatalogInMemory(all));
                index.Index.CatchUp(null, default).GetAwaiter().GetResult();
                using var opened = Open(index, question);

                var limited = Answer(index, question with { Mentioned = [.. question.Mentioned, group] });
                Assert.That(opened.Mentioning(group, default), Is.EqualTo(limited.Total));
                Assert.That(opened.Total(other, default), Is.EqualTo(Answer(index, other).Total));
            },
            iter: 150,
            threads: 2);

    [Test]
    public void An_opened_question_has_the_answer_of_one_that_is_asked_and_its_best_hits_in_order() =>
        Gen.Select(Series.Many, Questions).Sample(
            (all, question) =>
            {
                using var index = new IndexInFolder(new CatalogInMemory(all));
                index.Index.CatchUp(null, default).GetAwaiter().GetResult();
                using var opened = Open(index, question);

                var asked = Answer(index, question);
                var whole = Answer(index, question with { Query = question.Query with { Limit = 100 } });
                Assert.That((opened.Answer.Total, opened.Answer.NextCursor), Is.EqualTo((asked.Total, asked.NextCursor)));
                Assert.That(opened.Answer.Results.Select(r => (r.Accession, r.Score)), Is.EqualTo(asked.Results.Select(r => (r.Accession, r.Score))));
                Assert.That(opened.Best.Select(b => b.Accession), Is.EqualTo(whole.Results.Take(5).Select(r => r.Accession)));
            },
            iter: 100,
            threads: 2);

    [Test]
    public void A_question_of_words_is_opened_and_limited_as_one_that_was_understood() =>
        Gen.Select(Series.Many, Questions, Group).Sample(
            (all, shape, meant) =>
            {
                var group = meant with { NotMeant = [] };
                using var index = new IndexInFolder(new CatalogInMemory(all));
                index.Index.CatchUp(null, default).GetAwaiter().GetResult();
                var question = new WordQuestion(shape.Query, []) { Mentioned = shape.Mentioned };
                using var opened = index.Index.Open(question, 5, default).GetAwaiter().GetResult();

                var asked = index.Index.Search(question, default).GetAwaiter().GetResult();
                var limited = index.Index.Search(question with { Mentioned = [.. question.Mentioned, group] }, default).GetAwaiter().GetResult();
                Assert.That((opened.Answer.Total, opened.Answer.NextCursor), Is.EqualTo((asked.Total, asked.NextCursor)));
                Assert.That(opened.Mentioning(group, default), Is.EqualTo(limited.Total));
            },
            iter: 100,
            threads: 2);

    [Test]
    public async Task Every_group_of_the_filter_has_to_be_mentioned_and_a_miss_is_told_with_it()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Asthma in lung"), Series.Of(2, "Asthma"), Series.Of(3, "Lung"), Series.Of(4, "Asthma, lung and nose"));
        var question = new ConceptQuestion([Of("asthma")], [], new SearchQuery("asthma", SearchFilters.None)) { Mentioned = [Of("lung"), Of("nose")] };

        var answer = Answer(index, question);

        Assert.That(answer.Results.Select(r => r.Accession.Number), Is.EqualTo(new[] { 4 }));
        Assert.That(answer.Interpretation.Filters["concept"], Is.EqualTo(new[] { "lung", "nose" }));
        var told = await index.Index.Explain(question, Accession.Series(1), default);
        Assert.That(told.Lost.Single(), Has.Property("Step").EqualTo(LostAt.Filter).And.Property("Reason").Contains("lung and nose"));
        using var rows = await index.Index.All(question, default);
        Assert.That(rows.Rows.Select(r => r.Accession.Number), Is.EqualTo(new[] { 4 }));
    }

    [Test]
    public async Task What_is_opened_stays_as_it_was_while_the_index_goes_on()
    {
        var catalog = new CatalogInMemory(Series.Of(1, "Asthma"));
        using var index = new IndexInFolder(catalog);
        await index.Index.CatchUp(null, default);
        var question = new ConceptQuestion([Of("asthma")], [], new SearchQuery("asthma", SearchFilters.None));
        using var opened = Open(index, question);

        catalog.Put(Series.Of(2, "Asthma"));
        await index.Index.CatchUp(null, default);

        Assert.That(opened.Total(question, default), Is.EqualTo(1));
        Assert.That(Answer(index, question).Total, Is.EqualTo(2));
        Assert.That(opened.Best.Single().Title, Is.EqualTo("Asthma"));
    }

    private static PhraseGroup Of(string phrase) => new(phrase, 1, true, [new(phrase, 1, "typed")], [], []);

    private static IOpenedQuestion Open(IndexInFolder index, ConceptQuestion question) => index.Index.Open(question, 5, default).GetAwaiter().GetResult();

    private static IndexAnswer Answer(IndexInFolder index, ConceptQuestion question) => index.Index.Search(question, default).GetAwaiter().GetResult();
}
