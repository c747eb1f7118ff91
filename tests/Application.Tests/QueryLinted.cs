using CsCheck;
using OmicsOracle.Application.Search.Fielded;

namespace OmicsOracle.Application.Tests;

internal sealed class QueryLinted
{
    private static readonly string[] Parts = ["asthma", "liver", "2015", "AND", "OR", "NOT", "and", "(", ")", "[", "]", "\"", "“", "”", ":", "[TITL]", "[PDAT]", "[ORGN]", "[XYZW]", "*", "*a", "GSE1", " ", "\t", "é", "😀", "\ud800", "'"];

    private static readonly Gen<string> Pieces = Gen.OneOf(Parts).Array[0, 60].Select(p => string.Join(p.Length % 2 == 0 ? " " : "", p));

    [TestCase("asthma[TITL] AND mouse[ORGN]", "“asthma” in the title and organism “mouse”")]
    [TestCase("a1 OR b1 AND c1", "(“a1” anywhere or “b1” anywhere) and “c1” anywhere")]
    [TestCase("a1 OR (b1 AND c1)", "“a1” anywhere or (“b1” anywhere and “c1” anywhere)")]
    [TestCase("liver NOT mouse[ORGN]", "“liver” anywhere but not organism “mouse”")]
    [TestCase("liver AND NOT mouse", "“liver” anywhere but not “mouse” anywhere")]
    [TestCase("breast cancer[Title]", "“breast” in the title and “cancer” in the title")]
    [TestCase("mus musculus[Organism]", "organism “mus musculus”")]
    [TestCase("\"breast cancer\"[Title]", "the phrase “breast cancer” in the title")]
    [TestCase("2015:2020[PDAT]", "published from 2015 to 2020")]
    [TestCase("\"2015/01/01\"[PDAT] : \"3000\"[PDAT]", "published from 2015/01/01 to 3000")]
    [TestCase("asthma 2015:2020[PDAT]", "“asthma” anywhere and published from 2015 to 2020")]
    [TestCase("10:50[Number of Samples]", "10 to 50 samples")]
    [TestCase("immun*", "words that begin with “immun” anywhere")]
    [TestCase("GSE2034[ACCN]", "accession “GSE2034”")]
    [TestCase("expression profiling by array[DataSet Type]", "study type “expression profiling by array”")]
    public void A_query_is_said_in_words(string query, string words)
    {
        var read = FieldedQuery.Read(query);

        Assert.That(QueryInWords.Of(read.Root!), Is.EqualTo(words));
        Assert.That(read.Findings.Where(f => f.Severity is not FindingSeverity.Info), Is.Empty);
    }

    [TestCase("asthma[TITEL]", "unknownTag", "asthma[TITL]")]
    [TestCase("array[DTYP]", "unknownTag", "array[GTYP]")]
    [TestCase("asthma[Zebra crossing]", "unknownTag", null)]
    [TestCase("(asthma OR copd", "unbalancedParenthesis", "asthma OR copd")]
    [TestCase("asthma) AND copd", "unbalancedParenthesis", "asthma AND copd")]
    [TestCase("asthma[TITL", "unbalancedBracket", "asthma[TITL]")]
    [TestCase("asthma TITL]", "unbalancedBracket", "asthma TITL")]
    [TestCase("\"breast cancer", "unbalancedQuote", "breast cancer")]
    [TestCase("“breast cancer”[TITL]", "smartQuotes", "\"breast cancer\"[TITL]")]
    [TestCase("asthma and copd[TITL]", "lowerCaseOperator", "asthma AND copd[TITL]")]
    [TestCase("asthma AND", "danglingOperator", "asthma")]
    [TestCase("OR asthma", "danglingOperator", "asthma")]
    [TestCase("asthma AND OR copd", "danglingOperator", "asthma AND  copd")]
    [TestCase("AND [TITL]", "tagOnNothing", "")]
    [TestCase("(asthma OR copd)[TITL]", "tagOnGroup", "(asthma OR copd)")]
    [TestCase("*oma[TITL]", "wildcard", "oma[TITL]")]
    [TestCase("ab*", "shortWildcard", null)]
    [TestCase("2020:2015[PDAT]", "reversedRange", "2015:2020[PDAT]")]
    [TestCase("yesterday[PDAT]", "unreadableDate", null)]
    [TestCase("may:june[PDAT]", "unreadableRange", null)]
    [TestCase("a1 OR b1 AND c1", "mixedOperators", null)]
    [TestCase("smith[AUTH]", "fieldNotHeld", null)]
    [TestCase("asthma ()", "emptyParentheses", "asthma")]
    public void What_is_odd_is_named_with_its_place_and_mended_where_that_is_possible(string query, string code, string? corrected)
    {
        var read = FieldedQuery.Read(query);
        var finding = read.Findings.First(f => f.Code == code);

        Assert.That(finding.Message, Does.EndWith(".").Or.EndWith("?"));
        Assert.That((finding.Start, finding.End), Is.GreaterThanOrEqualTo((0, 1)));
        Assert.That(finding.End, Is.LessThanOrEqualTo(query.Length));
        Assert.That(read.Corrected, Is.EqualTo(corrected));
    }

    [TestCase("TP53 AND MDM2", true)]
    [TestCase("liver NOT mouse", true)]
    [TestCase("asthma[Title]", true)]
    [TestCase("(asthma OR copd) AND 2015:2020[PDAT]", true)]
    [TestCase("research and development", false)]
    [TestCase("ALL PATIENTS WITH ASTHMA AND OBESITY", false)]
    [TestCase("TP53 AND-gate", false)]
    [TestCase("' OR 1=1 --", false)]
    [TestCase("NOT", false)]
    [TestCase("liver [sic] disease", false)]
    [TestCase("[TITL]", false)]
    public void An_ordinary_question_stays_one(string question, bool isMeant) => Assert.That(FieldedQuery.IsMeant(question), Is.EqualTo(isMeant));

    [Test]
    public void Any_text_is_read_and_what_was_mended_has_less_to_mend() =>
        Pieces.Sample(text =>
        {
            var read = FieldedQuery.Read(text);
            FieldedQuery.IsMeant(text);
            return read.Findings.All(f => f.Start >= 0 && f.Start < f.End && f.End <= text.Length)
                && (read.Root is null || QueryInWords.Of(read.Root).Length > 0);
        });

    [TestCase("  )  (asthma“ ")]
    [TestCase(" AND   : “x”")]
    public void Blanks_at_the_ends_do_not_shift_what_is_mended(string query) => Assert.That(() => FieldedQuery.Read(query).Corrected, Is.Not.Null);

    [Test]
    public void Any_depth_of_parentheses_is_read() =>
        Assert.That(FieldedQuery.Read(new string('(', 2_000)).Findings, Is.Not.Empty);

    [Test]
    public void Any_length_of_a_chain_is_read() =>
        Assert.That(QueryInWords.Of(FieldedQuery.Read(string.Join(" OR ", Enumerable.Repeat("a1", 400))).Root!), Is.Not.Empty);
}
