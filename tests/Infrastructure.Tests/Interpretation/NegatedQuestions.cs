using Moq;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Vocabulary;

namespace OmicsOracle.Tests.Questions;

/// <summary>Questions that would mean the opposite if a word were lost.</summary>
internal sealed class NegatedQuestions
{
    private static readonly VocabularyTerm[] More =
    [
        new("X:1", ConceptKind.CellLine, "breast cancer cell line", [], [], []),
        new("X:2", ConceptKind.CellType, "CD4+ T cell", ["CD4 T cell"], [], []),
        new("X:3", ConceptKind.Gene, "CD34", [], [], []),
        new("X:4", ConceptKind.Disease, "cirrhosis without ascites", [], [], []),
        new("X:5", ConceptKind.Gene, "AICDA", ["AID"], [], []),
    ];

    [TestCase("prostate without cancer", "topic prostate; not cancer")]
    [TestCase("liver but no cancer", "topic liver; not cancer")]
    [TestCase("lung not cancer", "topic lung; not cancer")]
    [TestCase("skin, no cancer", "topic skin; not cancer")]
    [TestCase("brain without tumor", "topic brain; not neoplasm")]
    [TestCase("kidney without disease", "topic kidney")]
    [TestCase("breast cancer not cell lines", "topic breast cancer")]
    [TestCase("liver; cancer", "topic liver; topic cancer")]
    [TestCase("prostate cancer", "topic prostate cancer")]
    [TestCase("cirrhosis without ascites", "topic cirrhosis without ascites")]
    public void A_name_does_not_reach_over_a_word_that_negates(string question, string understood) =>
        Assert.That(QuestionsRead.Understood(QuestionsRead.Of(question, More)), Is.EqualTo(understood));

    [TestCase("asthma neither mouse nor rat", "topic asthma; not mouse; not rat")]
    [TestCase("liver -mouse", "topic liver; not mouse")]
    [TestCase("islets with and without diabetes", "topic pancreatic islet; topic diabetes")]
    [TestCase("asthma no less than 20 samples", "topic asthma; samples 20")]
    public void Words_that_leave_out_are_read(string question, string understood) =>
        Assert.That(QuestionsRead.Understood(QuestionsRead.Of(question)), Is.EqualTo(understood));

    [TestCase("asthma less than 20 samples")]
    [TestCase("asthma up to 20 samples")]
    [TestCase("asthma at most 20 samples")]
    public void A_limit_that_cannot_be_set_is_said(string question)
    {
        var read = QuestionsRead.Of(question);
        Assert.That(read.Notes.Single(), Does.Contain("20 samples” is not applied"));
        Assert.That(QuestionsRead.Understood(read), Is.EqualTo("topic asthma"));
    }

    [TestCase("ER-negative HER2-negative breast cancer", "triple-negative breast cancer")]
    [TestCase("ER-negative HER2-positive breast cancer", "ER-negative breast cancer|HER2-positive breast cancer")]
    [TestCase("ER-positive HER2-positive breast cancer", "estrogen receptor-positive breast cancer|HER2-positive breast cancer")]
    [TestCase("HER2-positive breast cancer", "HER2-positive breast cancer")]
    public void Several_qualifiers_are_all_kept(string question, string names) =>
        Assert.That(QuestionsRead.Of(question).Asked.Groups.Where(g => g.Weight > 1).Select(g => g.Name), Is.EquivalentTo(names.Split('|')));

    [TestCase("PR-negative HER2-positive breast carcinoma")]
    [TestCase("ER-positive PR-negative breast cancer")]
    public void A_qualifier_without_a_name_of_its_own_is_still_asked_for(string question)
    {
        var asked = string.Join(' ', QuestionsRead.Of(question).Asked.Groups.SelectMany(g => g.Phrases).Where(p => p.Why is "typed").Select(p => p.Text));
        Assert.That(asked, Does.Contain("PR-negative").And.Not.Contain("triple"));
    }

    [TestCase("CD4- T cells", "CD4", "T cell")]
    [TestCase("CD34- cells", "CD34-negative", "")]
    [TestCase("HIV-negative patients tuberculosis", "HIV-negative", "tuberculosis")]
    [TestCase("EBV-negative lymphoma", "EBV-negative", "lymphoma")]
    public void What_is_said_to_be_absent_is_a_property_and_no_topic(string question, string asked, string concepts)
    {
        var read = QuestionsRead.Of(question, More);
        Assert.That(read.Asked.Groups.SelectMany(g => g.Phrases).Select(p => p.Text), Does.Contain(asked));
        Assert.That(string.Join("|", read.Concepts.Select(c => c.Label)), Is.EqualTo(concepts));
    }

    [Test]
    public void Abbreviations_whose_stem_is_another_name_are_not_searched() =>
        Assert.That(QuestionsRead.Of("HIV infection", More).Asked.Groups[0].Phrases.Select(p => p.Text), Does.Contain("HIV-1 infection").And.Not.Contain("AIDS"));

    [TestCase("AD atopic dermatitis skin", "topic atopic dermatitis; topic atopic dermatitis; topic skin")]
    [TestCase("MS mass spectrometry", "boost mass spectrometry proteomics; boost mass spectrometry proteomics")]
    [TestCase("AD skin", "topic Alzheimer's disease; topic skin")]
    public void What_is_written_out_decides_its_abbreviation(string question, string understood) =>
        Assert.That(QuestionsRead.Understood(QuestionsRead.Of(question)), Is.EqualTo(understood));

    [TestCase("brest cancer", 40, 20_000, "topic breast cancer")]
    [TestCase("breats cancer", 1, 20_000, "topic breast cancer")]
    [TestCase("alzhiemer", 0, 900, "")]
    public void A_slip_is_mended_though_records_hold_it_too(string question, int slips, int usual, string understood)
    {
        var index = new Mock<ISearchIndex>();
        index.Setup(i => i.Records(It.IsAny<string>())).Returns((string w) => w is "brest" or "breats" or "alzhiemer" ? slips : usual);
        var read = new QuestionReader(new VocabularyNames(NameTableMaking.Of([.. StarterVocabulary.Read()])), index.Object, TimeProvider.System).Read(new SearchQuery(question, SearchFilters.None));
        Assert.That(read.Mended, Is.Not.Null);
        Assert.That(QuestionsRead.Understood(read), Is.EqualTo(understood));
    }
}
