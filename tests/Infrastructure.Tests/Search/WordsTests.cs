using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Tests.Search;

internal sealed class WordsTests
{
    [TestCase("TNF-α")]
    [TestCase("TNFα")]
    [TestCase("TNF-alpha")]
    [TestCase("TNFalpha")]
    [TestCase("tnf‐ALPHA")]
    public void A_greek_letter_and_its_name_are_the_same_with_or_without_a_hyphen(string written) =>
        Assert.That(Terms(written), Is.EquivalentTo(["tnfalpha", "tnf", "alpha"]));

    [TestCase("RNA-seq")]
    [TestCase("RNA–Seq")]
    [TestCase("RNAseq")]
    public void A_hyphenated_word_is_found_by_its_parts_and_as_one(string written) =>
        Assert.That(Terms(written), Is.EquivalentTo(["rnaseq", "rna", "seq"]));

    [TestCase("Naïve", "naiv")]
    [TestCase("nai\u0308ve", "naiv")]
    [TestCase("ﬁbroblasts", "fibroblast")]
    [TestCase("Parkinson's", "parkinson")]
    [TestCase("Parkinson’s", "parkinson")]
    [TestCase("tumors", "tumor")]
    [TestCase("H3K27me3", "h3k27me3")]
    [TestCase("CD4+", "cd4")]
    [TestCase("O'Brien", "obrien")]
    [TestCase("µ", "mu")]
    [TestCase("ＴＰ53", "tp53")]
    public void Accents_ligatures_possessives_and_endings_fold(string written, string term) =>
        Assert.That(Terms(written), Is.EqualTo([term]));

    [Test]
    public void A_pair_of_greek_letters_is_two_symbols_and_a_greek_word_is_a_word()
    {
        Assert.That(Terms("γδ"), Is.EquivalentTo(["gammadelta", "gamma", "delta"]));
        Assert.That(Terms("Ελλάδα"), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_compound_of_compounds_is_found_by_each_step() =>
        Assert.That(Terms("anti-TNFα"), Is.EquivalentTo(["antitnfalpha", "anti", "tnfalpha", "tnf", "alpha"]));

    [TestCase("")]
    [TestCase(" \t((((\\~*:")]
    [TestCase("😀🧬")]
    [TestCase("the of AND")]
    [TestCase("\uD800 \uDC00 -- '")]
    public void What_has_no_word_gives_none(string text) => Assert.That(Terms(text), Is.Empty);

    [Test]
    public void Stop_words_leave_a_gap_so_that_phrases_keep_their_distance()
    {
        var tokens = new List<Token>();

        var end = Words.Of("loss of the gene", tokens);

        Assert.That(tokens.Select(t => (t.Term, t.Position)), Is.EqualTo([("loss", 0), ("gene", 3)]));
        Assert.That(end, Is.EqualTo(4));
    }

    [Test]
    public void A_token_says_where_it_stands()
    {
        const string text = "In α-synuclein–positive neurons’ axons";
        var tokens = new List<Token>();

        Words.Of(text, tokens);

        Assert.That(tokens.Select(t => text[t.Start..t.End]), Is.EqualTo(["α-synuclein–positive", "α", "synuclein", "positive", "neurons", "axons"]));
    }

    [Test]
    public void A_sequence_of_thousands_of_letters_becomes_a_term_that_the_index_can_hold() =>
        Assert.That(Terms(new string('α', 3) + new string('g', 50_000) + "-" + string.Join('-', Enumerable.Repeat("x1", 500))).Max(t => t.Length), Is.LessThanOrEqualTo(100));

    private static string[] Terms(string text)
    {
        var tokens = new List<Token>();
        Words.Of(text, tokens);
        return [.. tokens.Select(t => t.Term)];
    }
}
