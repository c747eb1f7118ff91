using System.Text.RegularExpressions;
using CsCheck;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Tests.Ncbi;

internal sealed partial class TermTests
{
    private static readonly string[] KnownTags = ["ETYP", "ORGN", "GTYP", "ACCN", "PDAT", "Number of Samples", "UID", "TITL"];

    private static readonly string[] Pieces =
        ["liver", "GSE1", "gpl570", "\"", "“", "”", "(", "))", "[ORGN]", "[", "]", " AND ", " OR ", " NOT ", "AND", "*", "#1", ":", "2020:2021[PDAT]", "/", "\\", "\\\"", "&", "|", "~", "-", "'", "’", ".", "α", "細胞",
         "e\u0301", "\uD800", "😀", "\u0000", "\n", "the", " ", "  "];

    private static readonly Gen<string> Texts = Gen.Frequency(
        (3, Gen.OneOf(Pieces).Array[0, 30].Select(string.Concat)),
        (2, Gen.OneOf(Pieces).Array[0, 30].Select(p => string.Join(' ', p))),
        (1, Gen.Char.Array[0, 60].Select(c => new string(c))));

    private static readonly Gen<SearchFilters> Filters = Gen.Select(
        Texts.Array[0, 3], Texts.Array[0, 3], Gen.Int[1, 99_999].Array[0, 2], Gen.Int[-400, 9_000], Gen.Int[-5, 40],
        (organisms, types, platforms, day, samples) => new SearchFilters
        {
            Organisms = organisms,
            Types = types,
            Platforms = [.. platforms.Select(Accession.Platform)],
            From = day < 0 ? null : new DateOnly(2001, 1, 1).AddDays(day),
            To = day < 0 || day % 2 == 0 ? null : new DateOnly(2030, 1, 1),
            MinSamples = samples < 0 ? null : samples,
        });

    [Test]
    public void Any_text_gives_a_term_whose_only_syntax_is_ours() =>
        Gen.Select(Texts, Filters).Sample(
            (text, filters) =>
            {
                if (Term(text, filters).Text is not { } term)
                {
                    return;
                }

                Assert.That(term.Count(c => c == '"') % 2, Is.Zero, term);
                Assert.That(Tags().Matches(term).Select(m => m.Groups[1].Value).Distinct(), Is.SubsetOf(KnownTags), term);
                var bare = Quoted().Replace(term, "Q");
                Assert.That(Tags().Replace(bare, ""), Does.Not.Match(@"[\[\]#&|~\\""]|(?<![A-Za-z0-9-])\*"), term);
                Assert.That(bare.Split([" AND ", " OR ", " NOT "], StringSplitOptions.None), Has.None.Matches(@"\b(AND|OR|NOT)\b").And.None.Empty.And.None.EqualTo("()"), term);
                Assert.That(EntrezText.FaultOf(term), Is.Null, term);
                Assert.That(Quoted().Matches(term).Select(m => m.Value), Has.None.Matches(@"\b(AND|OR|NOT)\b").And.None.Matches(@"[\[\]()*\\]"), term);
                Assert.That(term, Does.EndWith("gse[ETYP]").Or.Match(@"^2\d{8}\[UID\]$"));
            },
            iter: 20_000,
            threads: 2);

    [Test]
    public void However_long_the_question_the_term_is_bounded()
    {
        var longest = string.Join(' ', Enumerable.Range(0, 5_000).Select(n => $"w{n}{new string('x', 90)}"));

        var term = Term(longest);

        Assert.That(term.Text, Has.Length.LessThan(64 * 110));
        Assert.That(term.Dropped, Has.Count.EqualTo(5_000 - 64));
    }

    [TestCase("breast cancer", "breast AND cancer AND gse[ETYP]")]
    [TestCase("  RNA-seq   of\tliver ", "RNA-seq AND liver AND gse[ETYP]")]
    [TestCase("\"breast cancer\" mice", "\"breast cancer\" AND mice AND gse[ETYP]")]
    [TestCase("“breast cancer”", "\"breast cancer\" AND gse[ETYP]")]
    [TestCase("say \"cheese", "say AND cheese AND gse[ETYP]")]
    [TestCase("\"cats AND dogs\"", "\"cats and dogs\" AND gse[ETYP]")]
    [TestCase("liver OR cancer[Title] NOT mouse*", "((liver OR cancer[TITL]) NOT mouse*) AND gse[ETYP]")]
    [TestCase("\"breast cancer\"[Title] AND 2015:2020[PDAT] and mus musculus[ORGN]", "((\"breast cancer\"[TITL] AND (\"2015\"[PDAT] : \"2020\"[PDAT])) AND \"mus musculus\"[ORGN]) AND gse[ETYP]")]
    [TestCase("IL-6/STAT3 (p53)", "IL-6 AND STAT3 AND p53 AND gse[ETYP]")]
    [TestCase("Crohn’s 5-aza-2'-deoxycytidine", "Crohn's AND 5-aza-2 AND deoxycytidine AND gse[ETYP]")]
    [TestCase("AND-gate NOT-1", "and-gate AND not-1 AND gse[ETYP]")]
    [TestCase("TNF-α", "TNF-α AND gse[ETYP]")]
    [TestCase("liver Liver LIVER", "liver AND gse[ETYP]")]
    [TestCase("gpl570 liver", "liver AND GPL570[ACCN] AND gse[ETYP]")]
    [TestCase("GSE1 and GSE2", "(GSE1[ACCN] OR GSE2[ACCN]) AND gse[ETYP]")]
    [TestCase("GSM11805", "GSM11805[ACCN] AND gse[ETYP]")]
    [TestCase("gse2034", "200002034[UID]")]
    public void Each_word_must_hold_and_no_sign_is_syntax(string question, string term) => Assert.That(Term(question).Text, Is.EqualTo(term));

    [Test]
    public void Filters_become_tags()
    {
        var filters = new SearchFilters
        {
            Organisms = ["mouse", "9606", "777", "Rare \"beast\""],
            Types = ["Genome binding/occupancy profiling by array"],
            Platforms = [Accession.Platform(96), Accession.Platform(570)],
            From = new(2020, 1, 1),
            To = new(2020, 12, 31),
            MinSamples = 10,
        };

        Assert.That(Term("liver", filters).Text, Is.EqualTo(
            "liver AND (\"Mus musculus\"[ORGN] OR \"Homo sapiens\"[ORGN] OR txid777[ORGN] OR \"Rare beast\"[ORGN])"
            + " AND \"Genome binding/occupancy profiling by array\"[GTYP] AND (GPL96[ACCN] OR GPL570[ACCN])"
            + " AND (\"2020/01/01\"[PDAT] : \"2020/12/31\"[PDAT]) AND 10:1000000[Number of Samples] AND gse[ETYP]"));
    }

    [Test]
    public void A_range_without_an_end_stays_open() => Assert.Multiple(() =>
    {
        Assert.That(Term("x1", new() { From = new(2020, 1, 1) }).Text, Does.Contain("(\"2020/01/01\"[PDAT] : \"3000\"[PDAT])"));
        Assert.That(Term("x1", new() { To = new(2020, 1, 1) }).Text, Does.Contain("(\"1900/01/01\"[PDAT] : \"2020/01/01\"[PDAT])"));
    });

    [Test]
    public void Words_that_say_nothing_are_left_out_and_told() =>
        Assert.That(Term("What is the role of p53 ??").Dropped, Is.EqualTo(new[] { "What", "is", "the", "of", "??" }));

    [TestCase("the AND of")]
    [TestCase("(((")]
    [TestCase("")]
    public void A_question_without_words_is_no_question_for_all_of_GEO(string text) => Assert.That(Term(text).Text, Is.Null);

    [Test]
    public void A_filter_that_nothing_can_pass_is_not_left_out() =>
        Assert.That(Term("liver", new() { Organisms = ["(*)"] }).Text, Is.Null);

    private static EntrezTerm Term(string text, SearchFilters? filters = null) => EntrezTerm.Of(new(text, filters ?? SearchFilters.None));

    [GeneratedRegex(@"\[([^\]]*)\]")]
    private static partial Regex Tags();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
