using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Questions;

internal sealed class QuestionsWithNotes
{
    [TestCase("Alzhiemer's disease", "“Alzhiemer” was read as “alzheimer”.")]
    [TestCase("RA synovium", "“RA” was read as rheumatoid arthritis; write it out if you meant something else.")]
    [TestCase("non-diabetic obese adipose tissue", "“non-diabetic” is searched as it stands; records on diabetes are neither asked for nor left out.")]
    [TestCase("MCF7 estradiol", "")]
    [TestCase("Parkinson's disease (PD) blood", "")]
    [TestCase("survival in neuroblastoma", "")]
    public void What_was_decided_for_the_person_is_said(string question, string notes) =>
        Assert.That(string.Join(" ", QuestionsRead.Of(question).Notes), Is.EqualTo(notes));

    [TestCase("what was found in the liver", "found")]
    [TestCase("is it", "")]
    [TestCase("the of and in", "")]
    [TestCase("!!!???", "")]
    [TestCase("PD-L1 expression in tumours", "PD-L1 expression")]
    [TestCase("progressive disease (PD) melanoma", "progressive disease PD")]
    [TestCase("\"cell cycle arrest\" in fibroblasts", "cell cycle arrest")]
    [TestCase("乳腺癌 单细胞", "乳腺癌 单细胞")]
    [TestCase("non-diabetic controls", "non-diabetic controls")]
    public void Words_without_a_meaning_are_searched_as_typed_and_function_words_are_not(string question, string loose) =>
        Assert.That(QuestionsRead.Loose(QuestionsRead.Of(question)), Is.EqualTo(loose));

    [TestCase("PD patients", 0)]
    [TestCase("PD and Parkinson disease", 1)]
    public void An_abbreviation_with_several_meanings_is_read_only_with_support(string question, int concepts)
    {
        VocabularyTerm[] more = [new("X:1", ConceptKind.Disease, "periodontal pocket disease", ["PD"], [], [])];
        var read = QuestionsRead.Of(question, more);
        Assert.That(read.Concepts.Select(c => c.Label).Distinct().Count(), Is.EqualTo(concepts));
        Assert.That(string.Join(" ", read.Notes), concepts > 0 ? Does.Contain("was read as") : Does.Contain("may mean Parkinson's disease or periodontal pocket disease"));
    }

    [Test]
    public void A_concept_named_twice_counts_once() =>
        Assert.That(QuestionsRead.Of("leukaemia vs leukemia").Asked.Groups.Count(g => g.Name == "leukemia"), Is.EqualTo(1));

    [Test]
    public void Three_hundred_words_are_read() =>
        Assert.That(QuestionsRead.Of(string.Join(' ', Enumerable.Repeat("asthma", 300))).Asked.Groups, Has.Count.EqualTo(1));

    [TestCase("parkinson disease dopaminergic nuerons")]
    [TestCase("glioblastma temozolomide in hepatocelular carcinoma")]
    public void A_concept_stands_where_it_was_typed_even_if_slips_were_mended(string question) =>
        Assert.That(QuestionsRead.Of(question).Concepts.Select(c => question[c.Start..c.End]), Is.EqualTo(QuestionsRead.Of(question).Concepts.Select(c => c.Text)));
}
