using OmicsOracle.Application.Ports;

namespace OmicsOracle.Tests.Questions;

/// <summary>What a question says by naming accessions.</summary>
public sealed class AccessionsAsked
{
    [TestCase("GSE2034", "GSE2034")]
    [TestCase("what is gse2034?", "GSE2034")]
    [TestCase("the series with GSM36777", "GSM36777")]
    public void A_series_or_sample_that_is_named_is_what_the_question_is_about(string question, string accession)
    {
        var group = Group(question, accession);

        Assert.That((group.IsTopic, group.Accessions.Single().ToString()), Is.EqualTo((true, accession)));
    }

    [Test]
    public void It_counts_for_more_than_anything_beside_it() =>
        Assert.That(Group("GSE2034 breast cancer", "GSE2034").Weight, Is.GreaterThan(Group("GSE2034 breast cancer", "breast cancer").Weight * 5));

    [Test]
    public void A_platform_beside_a_disease_is_no_topic() => Assert.That(Group("asthma on GPL570", "GPL570").IsTopic, Is.False);

    [Test]
    public void A_platform_alone_is() => Assert.That(Group("GPL570", "GPL570").IsTopic, Is.True);

    [TestCase("GSE0 cells")]
    [TestCase("XGSE2034 cells")]
    public void What_only_looks_like_one_is_a_word(string question) => Assert.That(QuestionsRead.Of(question).Asked.Groups, Has.All.Property(nameof(PhraseGroup.Accessions)).Empty);

    private static PhraseGroup Group(string question, string name) => QuestionsRead.Of(question).Asked.Groups.Single(g => g.Name == name);
}
