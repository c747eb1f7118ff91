using System.Net;
using System.Text.Json;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Tests;

public sealed class SearchingTests
{
    private static readonly EmulatedSeries[] Five =
    [
        new("GSE1", "Breast cancer in women") { Summary = "Tamoxifen resistance.", PublishedOn = new(2001, 5, 1), SampleCount = 10, Platforms = ["GPL96"], Types = ["Expression profiling by array"] },
        new("GSE2", "Cancer of the breast duct") { Summary = "Ductal tumours.", PublishedOn = new(2010, 12, 31), SampleCount = 50, UpdatedOn = new(2020, 2, 2) },
        new("GSE3", "Mouse liver") { Summary = "Zonation, no cancer.", Organisms = ["Mus musculus"], PublishedOn = new(2011, 1, 1), SampleCount = 51, Samples = [("GSM77", "hepatocyte RNA-seq")] },
        new("GSE4", "Influenza in lung") { Summary = "Human airway.", PublishedOn = new(2024, 2, 29), SampleCount = 4, Organisms = ["Homo sapiens", "Mus musculus"] },
        new("GSE5", "Immune cells") { Summary = "Immunology of lung transplants.", PublishedOn = new(2024, 3, 1), SampleCount = 9 },
    ];

    [TestCase("cancer", new[] { 3, 2, 1 }, TestName = "A_word_is_looked_for_in_all_texts_and_the_newest_series_comes_first")]
    [TestCase("cancer[TITL]", new[] { 2, 1 }, TestName = "A_tag_narrows_the_field")]
    [TestCase("cancer[Title]", new[] { 2, 1 }, TestName = "A_long_name_is_the_same_as_a_tag")]
    [TestCase("breast cancer", new[] { 2, 1 }, TestName = "Words_side_by_side_are_all_wanted")]
    [TestCase("\"breast cancer\"", new[] { 1 }, TestName = "A_quoted_phrase_wants_its_words_in_a_row")]
    [TestCase("breast cancer[TITL]", new[] { 1 }, TestName = "A_tag_behind_several_words_is_the_tag_of_their_phrase")]
    [TestCase("women cancer[TITL]", new[] { 1 }, TestName = "A_tagged_phrase_that_is_nowhere_falls_apart_into_words")]
    [TestCase("cancer NOT breast", new[] { 3 }, TestName = "NOT_takes_away")]
    [TestCase("liver OR lung AND immun*", new[] { 5 }, TestName = "Operators_have_one_rank_and_go_from_left_to_right")]
    [TestCase("liver OR (lung AND immun*)", new[] { 5, 3 }, TestName = "Parentheses_change_the_order")]
    [TestCase("2010/12/31:2011/01/01[PDAT]", new[] { 3, 2 }, TestName = "A_range_of_dates_includes_both_ends")]
    [TestCase("(\"2024/01/01\"[PDAT] : \"3000\"[PDAT])", new[] { 5, 4 }, TestName = "A_range_may_be_tagged_at_both_ends_and_be_open_to_the_future")]
    [TestCase("2024/02[Publication Date]", new[] { 4 }, TestName = "A_month_stands_for_all_its_days")]
    [TestCase("2020[UDAT]", new[] { 2 }, TestName = "The_date_of_change_is_another_date")]
    [TestCase("10:50[Number of Samples]", new[] { 2, 1 }, TestName = "A_range_of_numbers_includes_both_ends")]
    [TestCase("lung 1:4[NSAM]", new[] { 4 }, TestName = "Words_before_a_range_are_not_part_of_it")]
    [TestCase("\"Mus musculus\"[ORGN]", new[] { 4, 3 }, TestName = "Each_of_several_organisms_counts")]
    [TestCase("mouse[Organism]", new[] { 4, 3 }, TestName = "A_common_name_of_an_organism_is_understood")]
    [TestCase("\"Expression profiling by array\"[GTYP]", new[] { 1 }, TestName = "A_study_type_is_compared_as_a_whole")]
    [TestCase("GPL96[RGPL]", new[] { 1 }, TestName = "A_platform_finds_its_series")]
    [TestCase("GSE3[ACCN]", new[] { 3 }, TestName = "An_accession_finds_its_series")]
    [TestCase("GSM77[ACCN]", new[] { 3 }, TestName = "A_sample_finds_its_series")]
    [TestCase("GSE3", new int[0], TestName = "A_bare_accession_finds_nothing")]
    [TestCase("cancer[DTYP]", new[] { 3, 2, 1 }, TestName = "An_unknown_tag_searches_all_fields")]
    [TestCase("cancer AND nowhere", new int[0], TestName = "A_term_that_is_nowhere_empties_an_AND")]
    [TestCase("cancer OR nowhere", new[] { 3, 2, 1 }, TestName = "A_term_that_is_nowhere_leaves_an_OR_as_it_is")]
    [TestCase("cancer AND", new[] { 3, 2, 1 }, TestName = "An_operator_at_the_end_is_passed_over")]
    [TestCase("RNA-seq", new[] { 3 }, TestName = "A_hyphen_divides_words")]
    [TestCase("all[filter]", new[] { 5, 4, 3, 2, 1 }, TestName = "The_filter_all_is_everything")]
    public async Task Finds(string term, int[] expected)
    {
        await using var ncbi = await Asking.Holding(Five);
        Assert.That(await ncbi.Numbers(term), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_page_says_where_it_is_and_how_many_there_are()
    {
        await using var ncbi = await Asking.Holding(Five);
        var page = await ncbi.Search("gse[ETYP]", "&retstart=3&retmax=20");
        Assert.That(page.GetProperty("count").GetString(), Is.EqualTo("5"));
        Assert.That(page.GetProperty("retstart").GetString(), Is.EqualTo("3"));
        Assert.That(page.GetProperty("retmax").GetString(), Is.EqualTo("2"));
        Assert.That(page.GetProperty("idlist").Strings(), Is.EqualTo(new[] { "200000002", "200000001" }));
    }

    [Test]
    public async Task Without_a_size_a_page_has_twenty_and_never_more_than_ten_thousand()
    {
        await using var ncbi = await Asking.Start(o =>
        {
            for (var number = 1; number <= 10_001; number++)
            {
                o.Records.Add(new EmulatedSeries($"GSE{number}", "Title"));
            }
        });
        Assert.That((await ncbi.Numbers("gse[ETYP]")).Length, Is.EqualTo(20));
        Assert.That((await ncbi.Numbers("gse[ETYP]", "&retmax=50000")).Length, Is.EqualTo(10_000));
        Assert.That(await ncbi.Numbers("gse[ETYP]", "&retstart=10000"), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Dates_beside_the_term_narrow_it()
    {
        await using var ncbi = await Asking.Holding(Five);
        Assert.That(await ncbi.Numbers("gse[ETYP]", "&mindate=2011&maxdate=2024/02/29&datetype=pdat"), Is.EqualTo(new[] { 4, 3 }));
        Assert.That(await ncbi.Numbers("gse[ETYP]", "&mindate=2020&maxdate=2021&datetype=udat"), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task A_word_that_is_nowhere_is_left_out_of_the_others_and_named()
    {
        await using var ncbi = await Asking.Holding(Five);
        var result = await ncbi.Search("(cancer qwzx) AND gse[ETYP]");
        Assert.That(result.GetProperty("count").GetString(), Is.EqualTo("3"));
        Assert.That(result.GetProperty("errorlist").GetProperty("phrasesnotfound").Strings(), Is.EqualTo(new[] { "qwzx" }));
        Assert.That(result.GetProperty("querytranslation").GetString(), Is.EqualTo("cancer[All Fields] AND gse[Entry Type]"));
    }

    [Test]
    public async Task A_phrase_that_is_nowhere_is_searched_as_words_and_only_a_warning_tells()
    {
        await using var ncbi = await Asking.Holding(Five);
        var result = await ncbi.Search("\"women breast\"");
        Assert.That(result.GetProperty("count").GetString(), Is.EqualTo("1"));
        Assert.That(result.GetProperty("warninglist").GetProperty("quotedphrasesnotfound").Strings(), Is.EqualTo(new[] { "\"women breast\"" }));
        Assert.That(result.TryGetProperty("errorlist", out _), Is.False);
    }

    [Test]
    public async Task Common_words_are_ignored_and_named()
    {
        await using var ncbi = await Asking.Holding(Five);
        var result = await ncbi.Search("cancer of the breast");
        Assert.That(result.GetProperty("count").GetString(), Is.EqualTo("2"));
        Assert.That(result.GetProperty("warninglist").GetProperty("phrasesignored").Strings(), Is.EqualTo(new[] { "of", "the" }));
    }

    [Test]
    public async Task An_organisms_name_is_searched_as_an_organism_too()
    {
        await using var ncbi = await Asking.Holding(Five);
        var result = await ncbi.Search("mouse AND lung");
        Assert.That(result.GetProperty("idlist").Strings(), Is.EqualTo(new[] { "200000004" }));
        Assert.That(result.GetProperty("translationset")[0].GetProperty("to").GetString(), Is.EqualTo("\"Mus musculus\"[Organism] OR mouse[All Fields]"));
        Assert.That(result.GetProperty("querytranslation").GetString(), Is.EqualTo("(\"Mus musculus\"[Organism] OR mouse[All Fields]) AND lung[All Fields]"));
        Assert.That(result.GetProperty("translationstack").EnumerateArray().Select(s => s.ValueKind), Does.Contain(JsonValueKind.Object).And.Contain(JsonValueKind.String));
    }

    [TestCase("liver OR lung AND cancer", "(liver[All Fields] OR lung[All Fields]) AND cancer[All Fields]")]
    [TestCase("liver OR (lung AND cancer)", "liver[All Fields] OR (lung[All Fields] AND cancer[All Fields])")]
    [TestCase("breast cancer NOT lung", "breast[All Fields] AND cancer[All Fields] NOT lung[All Fields]")]
    [TestCase("cancer[DTYP] AND 2001:2002[PDAT]", "cancer[All Fields] AND 2001[Publication Date] : 2002[Publication Date]")]
    public async Task A_translation_says_how_the_term_was_understood(string term, string translation)
    {
        await using var ncbi = await Asking.Holding(Five);
        Assert.That((await ncbi.Search(term)).GetProperty("querytranslation").GetString(), Is.EqualTo(translation));
    }

    [TestCase("((")]
    [TestCase("(cancer")]
    [TestCase("cancer)")]
    [TestCase("cancer[TITL")]
    [TestCase("()")]
    public async Task A_term_whose_brackets_do_not_match_looks_like_a_failure_of_the_engine(string term)
    {
        await using var ncbi = await Asking.Holding(Five);
        Assert.That((await ncbi.Search(term)).GetProperty("ERROR").GetString(), Does.StartWith("Search Backend failed"));
    }

    [Test]
    public async Task An_empty_term_is_an_error_with_status_200()
    {
        await using var ncbi = await Asking.Holding(Five);
        Assert.That((await ncbi.Search("")).GetProperty("ERROR").GetString(), Is.EqualTo("Empty term and query_key - nothing todo"));
    }

    [Test]
    public async Task Pubmed_ends_at_9998_with_a_raw_line_break_in_the_JSON()
    {
        await using var ncbi = await Asking.Holding();
        var body = await ncbi.Text("entrez/eutils/esearch.fcgi?db=pubmed&term=cancer&retmode=json&retstart=9999");
        Assert.That(body, Does.Contain("cannot be larger than 9998"));
        Assert.That(() => JsonDocument.Parse(body), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public async Task A_form_is_as_good_as_an_address()
    {
        await using var ncbi = await Asking.Holding(Five);
        using var answer = await ncbi.Post("esearch", ("db", "gds"), ("term", "liver"), ("retmode", "json"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"idlist\":[\"200000003\"]"));
    }

    [Test]
    public async Task What_is_added_while_it_runs_is_found()
    {
        await using var ncbi = await Asking.Holding(Five);
        Assert.That(await ncbi.Numbers("kidney"), Is.Empty);
        ncbi.Emulator.Records.Add(new EmulatedSeries("GSE6", "Kidney"));
        Assert.That(await ncbi.Numbers("kidney"), Is.EqualTo(new[] { 6 }));
        ncbi.Emulator.Records.Add(new EmulatedSeries("GSE6", "Spleen"));
        Assert.That(await ncbi.Numbers("kidney"), Is.Empty);
    }

    [Test]
    public async Task Papers_and_experiments_are_found_by_uid_and_by_word()
    {
        await using var ncbi = await Asking.Start(o => o.Records.Add(new EmulatedPaper(33046531, "Salt and kidneys")).Add(new EmulatedExperiment(91, "SRX9", "SRP5") { Runs = [("SRR1", 1, 2)] }));
        foreach (var (database, term, uid) in new[] { ("pubmed", "33046531", "33046531"), ("pubmed", "kidneys", "33046531"), ("sra", "SRP5", "91"), ("sra", "SRR1", "91") })
        {
            Assert.That((await ncbi.Json("esearch", $"db={database}&term={term}")).GetProperty("esearchresult").GetProperty("idlist").Strings(), Is.EqualTo(new[] { uid }), term);
        }
    }
}
