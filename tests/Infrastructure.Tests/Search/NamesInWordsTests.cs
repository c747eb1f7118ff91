using CsCheck;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Vocabulary;

namespace OmicsOracle.Tests.Search;

internal sealed class NamesInWordsTests
{
    private static readonly VocabularyNames Starter = new(NameTableMaking.Of(StarterVocabulary.Read()));

    private static readonly WordReader Reader = new(Starter, new(Starter));

    [Test]
    public async Task A_record_with_another_name_of_what_was_asked_is_a_hit()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Myocardial infarction in mice"), Series.Of(2, "Skin"));

        var answer = await Search(index, "heart attack");

        Assert.That(Found(answer), Is.EqualTo(["GSE1"]));
        Assert.That(answer.Results[0].Matched, Is.EqualTo(["myocardial infarction"]).IgnoreCase);
        Assert.That(answer.Results[0].Highlights.Single().Spans, Is.EqualTo(new int[][] { [0, 21] }));
        Assert.That(answer.Interpretation.Concepts.Single().Role, Is.EqualTo(ConceptRole.Boost));
    }

    [Test]
    public async Task A_whole_name_comes_before_loose_words_of_it_and_both_are_found()
    {
        using var index = await IndexInFolder.Of(
            Series.Of(1, "Attack of the immune system", "A healthy heart, heart by heart under attack."),
            Series.Of(2, "Patients after a heart attack", "Blood of patients, at rest and later on."),
            Series.Of(3, "Patients after myocardial infarction", "Blood of patients, at rest and later on."));

        var answer = await Search(index, "heart attack");

        Assert.That(Found(answer), Is.EqualTo(["GSE2", "GSE3", "GSE1"]));
    }

    [Test]
    public async Task What_is_told_as_other_names_was_searched()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Skin"));

        var concept = (await Search(index, "heart attack")).Interpretation.Concepts.Single();

        foreach (var (name, number) in concept.Synonyms.Select((name, i) => (name, i + 2)))
        {
            using var other = await IndexInFolder.Of(Series.Of(number, name));
            Assert.That(Found(await Search(other, "heart attack")), Is.EqualTo([$"GSE{number}"]), name);
        }
    }

    [TestCase("\"heart attack\"", TestName = "In quotes words are searched as they stand")]
    [TestCase("without heart attack", TestName = "What is not wanted is not looked for by other names")]
    [TestCase("heart attack[TITL]", TestName = "Entrez syntax is searched as it is written")]
    [TestCase("mouse RNA-seq", TestName = "Organisms and techniques are not looked for by all their names")]
    [TestCase("hart atack", TestName = "No slip is mended")]
    public void Only_names_that_were_plainly_asked_for_bring_others(string question) =>
        Assert.That(Reader.Read(new SearchQuery(question, SearchFilters.None)).Named, Is.Empty);

    [Test]
    public async Task Every_hit_of_the_words_alone_stays_one_and_an_export_has_the_order_of_the_search() =>
        await Gen.Select(Series.Many, Gen.OneOf("cell tumour", "liver", "T cells protein stress", "p53 liver cancer")).SampleAsync(async (records, words) =>
        {
            using var index = await IndexInFolder.Of(records);
            WordQuestion asked = new(new SearchQuery(words, SearchFilters.None, Limit: 100), [Named(words.Split(' ')[0], "knock-out", "TNF-α")]);

            var found = Found(await index.Index.Search(asked, default));
            using var all = await index.Index.All(asked, default);

            Assert.That(found, Is.SupersetOf(await index.Found(words)));
            Assert.That(all.Rows.Select(r => r.Accession.ToString()), Is.EqualTo(found));
        }, iter: 60, threads: 2);

    [Test]
    public async Task Pages_follow_one_another_without_a_gap()
    {
        using var index = await IndexInFolder.Of(Enumerable.Range(1, 9).Select(i => Series.Of(i, i % 2 == 0 ? "Heart attack" : "Myocardial infarction", string.Concat(Enumerable.Repeat("word ", i)))));
        var asked = Reader.Read(new SearchQuery("heart attack", SearchFilters.None, Limit: 2));
        var seen = new List<string>();

        for (SearchCursor? after = null; seen.Count == 0 || after is not null;)
        {
            var page = await index.Index.Search(asked with { Query = asked.Query with { After = after } }, default);
            seen.AddRange(Found(page));
            after = page.NextCursor;
        }

        Assert.That(seen, Is.EqualTo(Found(await Search(index, "heart attack"))));
        Assert.That(seen, Is.Unique.And.Count.EqualTo(9));
    }

    [Test]
    public async Task An_export_of_Entrez_syntax_has_what_the_search_has()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Asthma"), Series.Of(2, "Skin", "asthma"));

        using var all = await index.Index.All(new WordQuestion(new SearchQuery("asthma[TITL]", SearchFilters.None), []), default);

        Assert.That(all.Rows.Select(r => r.Accession.Number), Is.EqualTo([1]));
    }

    private static Task<IndexAnswer> Search(IndexInFolder index, string question) => index.Index.Search(Reader.Read(new SearchQuery(question, SearchFilters.None)), default);

    private static string[] Found(IndexAnswer answer) => [.. answer.Results.Select(r => r.Accession.ToString())];

    private static NamedInWords Named(string typed, params string[] others) => new(
        new(typed, 0, typed.Length, ConceptKind.Disease, "X:1", typed, others, ConceptRole.Boost, 1, null),
        [new(typed, 1, "typed"), .. others.Select(o => new WeightedPhrase(o, 1, "synonym"))]);
}
