using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Vocabulary;

namespace OmicsOracle.Infrastructure.Tests.Vocabulary;

/// <summary>What the hand-written file keeps to.</summary>
public sealed class StarterVocabularyTests
{
    private static readonly VocabularyTerm[] Terms = [.. StarterVocabulary.Read()];

    [Test]
    public void It_has_four_hundred_concepts_or_more_of_each_usual_kind() => Assert.Multiple(() =>
    {
        Assert.That(Terms, Has.Length.GreaterThanOrEqualTo(400));
        Assert.That(Terms.Select(t => t.Kind).Distinct(), Is.SupersetOf(new[] { ConceptKind.Disease, ConceptKind.Tissue, ConceptKind.CellType, ConceptKind.Technique, ConceptKind.Organism }));
    });

    [Test]
    public void No_id_stands_twice() => Assert.That(Terms.GroupBy(t => t.Id, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);

    [Test]
    public void Every_broader_id_is_there_and_is_another_one()
    {
        var ids = Terms.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        Assert.That(Terms.SelectMany(t => t.Broader, (t, b) => (t.Id, Broader: b)).Where(p => p.Id == p.Broader || !ids.Contains(p.Broader)), Is.Empty);
    }

    [Test]
    public void No_label_is_its_own_synonym_and_no_synonym_stands_twice() =>
        Assert.That(Terms.Where(t => t.Synonyms.Append(t.Label).GroupBy(n => n, StringComparer.Ordinal).Any(g => g.Count() > 1)).Select(t => t.Id), Is.Empty);

    [Test]
    public void Every_field_is_clean() =>
        Assert.That(Terms.SelectMany(t => (string[])[t.Id, t.Label, .. t.Synonyms, .. t.Broader, .. t.Types]).Where(f => f.Length == 0 || f != f.Trim() || f.Contains("  ", StringComparison.Ordinal) || f.Any(char.IsControl)), Is.Empty);

    [Test]
    public void Only_techniques_have_study_types() => Assert.That(Terms.Where(t => t.Types.Count > 0).Select(t => t.Kind), Is.All.EqualTo(ConceptKind.Technique));
}
