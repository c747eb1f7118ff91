using Moq;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Vocabulary;

namespace OmicsOracle.Tests.Questions;

/// <summary>What a question says of names that do not mean it, and of what very many records hold.</summary>
public sealed class NearMissesAsked
{
    private const int Records = 10_000;

    [Test]
    public void A_topic_is_asked_with_its_negations() =>
        Assert.That(Group("asthma").NotMeant.Select(n => n.Text), Is.SupersetOf(new[] { "without asthma", "asthma negative" }));

    [Test]
    public void A_short_abbreviation_alone_is_a_near_miss_where_the_concept_has_names() =>
        Assert.That(Group("PD in substantia nigra").NotMeant[0].Text, Is.EqualTo("PD"));

    [Test]
    public void A_longer_name_of_a_gene_is_a_near_miss() =>
        Assert.That(QuestionsRead.Of("breast cancer", [new("NCBIGene:9429", ConceptKind.Gene, "ABCG2", ["breast cancer resistance protein"], [], [])]).Asked.Groups[0].NotMeant.Select(n => n.Text), Does.Contain("breast cancer resistance protein"));

    [Test]
    public void A_sibling_is_told_of_but_makes_no_hit() =>
        Assert.That(Group("type 1 diabetes").NotMeant.Single(n => n.Text == "type 2 diabetes").MakesHit, Is.False);

    [TestCase("HER2+ breast cancer", "HER2-positive breast cancer")]
    [TestCase("HER2- breast cancer", "HER2-negative breast cancer")]
    [TestCase("ER+ breast cancer", "estrogen receptor-positive breast cancer")]
    public void Signs_within_a_name_are_read(string question, string meant) => Assert.That(Group(question).Name, Is.EqualTo(meant));

    [TestCase(1_100, false)]
    [TestCase(100, true)]
    public void A_treatment_that_very_many_records_name_is_no_topic_beside_a_disease(int holding, bool isTopic) =>
        Assert.That(Read("asthma stimulation", holding).Asked.Groups.Single(g => g.Name == "stimulation").IsTopic, Is.EqualTo(isTopic));

    [Test]
    public void It_is_the_topic_where_nothing_else_is_asked() => Assert.That(Read("stimulation", 1_100).Asked.Groups.Single().IsTopic, Is.True);

    [Test]
    public void A_word_beside_the_topic_counts_less_the_more_records_hold_it() =>
        Assert.That(Loose(5_000), Is.LessThan(Loose(500)).And.GreaterThan(0));

    private static double Loose(int holding) => Read("asthma zebrabox", holding).Asked.Groups.Single(g => g.Name == "zebrabox").Weight;

    private static PhraseGroup Group(string question) => QuestionsRead.Of(question).Asked.Groups[0];

    /// <summary>Over an index of which so many records hold any word but the disease's.</summary>
    private static ReadQuestion Read(string question, int holding)
    {
        var index = new Mock<ISearchIndex>();
        index.Setup(i => i.Status).Returns(new IndexStatus(IndexState.Ready, Records, 1, null, 0, false));
        index.Setup(i => i.Records(It.Is<string>(w => !w.Contains("asthma")))).Returns(holding);
        return new QuestionReader(new VocabularyNames(NameTableMaking.Of([.. StarterVocabulary.Read()])), index.Object, TimeProvider.System).Read(new SearchQuery(question, SearchFilters.None));
    }
}
