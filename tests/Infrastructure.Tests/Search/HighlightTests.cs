using CsCheck;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Tests.Search;

internal sealed class HighlightTests
{
    [Test]
    public async Task Words_of_the_question_are_marked_where_they_stand()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "TNFα in RNA-Seq of tumors", "No word of it.", "A tumour, and a tumor's end") with
        {
            Samples = [new(Accession.Sample(1), "t", "tumor biopsy", [], [new("stage", "II"), new("stage", "II")])],
        });

        var highlights = (await index.Search("rnaseq tumor \"TNF-alpha\" stage")).Results[0].Highlights;

        Assert.That(highlights.Select(h => h.Field), Is.EqualTo(["title", "overallDesign", "samples"]));
        Assert.That(Marked(highlights[0]), Is.EqualTo(["TNFα", "RNA-Seq", "tumors"]));
        Assert.That(Marked(highlights[1]), Is.EqualTo(["tumor"]));
        Assert.That(Marked(highlights[2]), Is.EqualTo(["tumor", "stage"]));
        Assert.That(highlights[2].Text, Is.EqualTo("tumor biopsy; stage: II"));
    }

    [Test]
    public async Task A_fragment_is_cut_where_most_of_the_question_stands()
    {
        var filler = string.Join(' ', Enumerable.Repeat("filler", 80));
        using var index = await IndexInFolder.Of(Series.Of(1, "x", $"asthma {filler} asthma in lungs of mice {filler} lungs"));

        var summary = (await index.Search("asthma lungs mice")).Results[0].Highlights.Single();

        Assert.That(Marked(summary), Is.EqualTo(["asthma", "lungs", "mice"]));
        Assert.That(summary.Text, Has.Length.InRange(200, 300).And.StartsWith("…filler").And.EndWith("filler…"));
    }

    [Test]
    public async Task A_mark_lies_within_its_text_splits_no_character_and_is_a_word_of_the_question() =>
        await Gen.Select(Series.Many, Series.Text).SampleAsync(async (records, words) =>
        {
            using var index = await IndexInFolder.Of(records);
            var asked = Terms(words);

            foreach (var highlight in (await index.Search(words + " cell", limit: 1000)).Results.SelectMany(r => r.Highlights))
            {
                var end = 0;
                Assert.That(highlight.Spans, Is.Not.Empty);
                Assert.That(highlight.Text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar), Is.False, highlight.Text);
                foreach (var span in highlight.Spans)
                {
                    Assert.That(span[0], Is.GreaterThanOrEqualTo(end));
                    Assert.That(end = span[1], Is.GreaterThan(span[0]).And.LessThanOrEqualTo(highlight.Text.Length));
                    Assert.That(Terms(highlight.Text[span[0]..span[1]]).Any(t => t == "cell" || asked.Contains(t)), highlight.Text[span[0]..span[1]]);
                }
            }
        }, iter: 40, threads: 2);

    private static string[] Marked(Highlight highlight) => [.. highlight.Spans.Select(s => highlight.Text[s[0]..s[1]])];

    private static HashSet<string> Terms(string text)
    {
        var tokens = new List<Token>();
        Words.Of(text, tokens);
        return [.. tokens.Select(t => t.Term)];
    }
}
