using CsCheck;

namespace OmicsOracle.Domain.Tests;

public sealed class SearchQueryTests
{
    private static readonly Gen<string> Word = Gen.OneOf("TP53", "Trp53", "tumour", "ALL", "all", "\"lung", "cancer\"", "α-synuclein", "🧬");
    private static readonly Gen<string> Blank = Gen.OneOf(" ", "  ", "\t", "\n", "\u00a0", " \u2003 ");

    private static readonly Gen<SearchQuery> Query = Gen.Select(
        Word.Array[1, 5], Gen.OneOf("human", "9606", "Mus musculus").Array[0, 3], Gen.Int[96, 98].Array[0, 3],
        Gen.OneOf<int?>(null, 3, 12), Gen.Enum<SearchSort>(), Gen.Int[1, 100],
        (words, organisms, platforms, samples, sort, limit) => new SearchQuery(
            string.Join(' ', words),
            new SearchFilters { Organisms = organisms, Platforms = [.. platforms.Select(Accession.Platform)], MinSamples = samples },
            sort,
            limit));

    [Test]
    public void White_space_does_not_make_another_question() =>
        Gen.Select(Word.Array[1, 5], Blank.Array[7]).Sample((words, blanks) =>
        {
            var spaced = blanks[5] + string.Concat(words.Select((word, i) => word + blanks[i])) + blanks[6];
            return Ask(spaced).Canonical() == Ask(string.Join(' ', words)).Canonical();
        });

    [Test]
    public void The_order_letter_case_and_repetition_of_filters_do_not_make_another_question() =>
        Query.Sample(query =>
        {
            var filters = query.Filters with { Concepts = ["a", "b"] };
            query = query with { Filters = filters };
            var turned = query with
            {
                Filters = filters with
                {
                    Organisms = [.. filters.Organisms.Reverse().Select(o => $" {o.ToUpperInvariant()}"), .. filters.Organisms],
                    Platforms = [.. filters.Platforms.Reverse()],
                    Concepts = ["b", " a", "b"],
                },
            };
            return turned.Canonical() == query.Canonical() && turned.Fingerprint() == query.Fingerprint();
        });

    [TestCase("TP53", "Trp53")]
    [TestCase("TP53", "tp53")]
    [TestCase("ALL", "all")]
    [TestCase("a b", "ab")]
    [TestCase("a b", "b a")]
    public void Letter_case_and_word_order_make_another_question(string one, string another)
    {
        Assert.That(Ask(one).Canonical(), Is.Not.EqualTo(Ask(another).Canonical()));
        Assert.That(Ask(one).Fingerprint(), Is.Not.EqualTo(Ask(another).Fingerprint()));
    }

    [Test]
    public void Each_part_of_a_question_tells_it_from_another()
    {
        var cursor = new SearchCursor(1, 2, 3);
        var day = new DateOnly(2020, 1, 31);
        SearchQuery[] different =
        [
            Ask("lung"),
            Ask("lung", new() { Organisms = ["human"] }),
            Ask("lung", new() { Types = ["human"] }),
            Ask("lung", new() { Platforms = [Accession.Platform(96)] }),
            Ask("lung", new() { Organisms = ["human", "mouse"] }),
            Ask("lung", new() { Organisms = ["humanmouse"] }),
            Ask("lung", new() { From = day }),
            Ask("lung", new() { To = day }),
            Ask("lung", new() { MinSamples = 20 }),
            Ask("lung", new() { Concepts = ["MONDO:1"] }),
            Ask("lung", new() { Concepts = ["mondo:1"] }),
            Ask("lung", new() { Concepts = ["MONDO:1", "MONDO:2"] }),
            Ask("lung") with { Sort = SearchSort.Newest },
            Ask("lung") with { Limit = 21 },
            Ask("lung") with { After = cursor },
            Ask("lung") with { After = cursor with { Uid = 4 } },
            Ask("lung 20"),
        ];

        Assert.That(different.Select(q => q.Canonical()), Is.Unique);
    }

    [Test]
    public void The_next_page_belongs_to_the_same_question() =>
        Query.Sample(query => (query with { After = new(7, 1.5, 3), Limit = 3 }).Fingerprint() == query.Fingerprint());

    [Test]
    public void The_fingerprint_is_the_same_in_every_process_and_version() =>
        Assert.That(
            Ask("TP53 in lung", new() { Organisms = ["human"], From = new DateOnly(2020, 1, 31) }).Fingerprint(),
            Is.EqualTo(1474516655));

    [Test]
    public void The_canonical_form_is_the_same_in_every_process_and_version() =>
        Assert.That(
            Ask(" TP53  in lung", new() { Organisms = ["mouse", " Human", "MOUSE"], Platforms = [Accession.Platform(96), Accession.Platform(570)], To = new DateOnly(2020, 1, 31), MinSamples = 3 })
                .Canonical("search:").Replace('\u001f', '|').Replace('\u001e', ','),
            Is.EqualTo("search:TP53 in lung|HUMAN,MOUSE||GPL570,GPL96||2020-01-31|3|0|20|"));

    [Test]
    public void A_very_long_question_is_kept_whole()
    {
        var words = string.Join(' ', Enumerable.Range(0, 500).Select(i => $"word{i}"));

        Assert.That(Ask(words).Canonical(), Does.StartWith(words));
        Assert.That(Ask(words).Fingerprint(), Is.Not.EqualTo(Ask(words + "x").Fingerprint()));
    }

    private static SearchQuery Ask(string text, SearchFilters? filters = null) => new(text, filters ?? SearchFilters.None);
}
