using CsCheck;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Vocabulary;

namespace OmicsOracle.Infrastructure.Tests.Vocabulary;

public sealed class NameTableTests
{
    private static readonly VocabularyTerm[] Starter = [.. StarterVocabulary.Read()];
    private static readonly NameTable Table = NameTableMaking.Of(Starter);
    private static readonly VocabularyNames Names = new(Table);

    private static readonly (Concept Concept, string Name)[] All = [.. Enumerable.Range(0, Table.Concepts).SelectMany(c => Table.NamesOf(c), (c, n) => (Table[c], Table.NameOf(n)))];
    private static readonly Gen<(Concept Concept, string Name)> AnyName = Gen.Int[0, All.Length - 1].Select(i => All[i]);

    [Test]
    public void Every_name_finds_its_concept_in_a_sentence() => AnyName.Sample(n => Finds($"samples with {n.Name}, and others", n.Concept), iter: 2_000);

    [Test]
    public void A_hyphen_may_stand_for_a_space() =>
        AnyName.Where(n => n.Name.Contains(' ', StringComparison.Ordinal) && n.Name.All(c => char.IsAsciiLetterLower(c) || c is ' ')).Sample(n => Finds($"we had {n.Name.Replace(' ', '-')} here", n.Concept), iter: 500);

    [Test]
    public void A_plural_finds_the_same() =>
        AnyName.Where(n => n.Name.EndsWith("noma", StringComparison.Ordinal) || n.Name.EndsWith("cell", StringComparison.Ordinal)).Sample(n => Finds($"{n.Name}s", n.Concept), iter: 300);

    [Test]
    public void Letter_case_does_not_matter_except_in_abbreviations() =>
        AnyName.Where(n => !n.Name.Any(char.IsAsciiLetterUpper) && n.Concept.Kind is not ConceptKind.CellLine and not ConceptKind.Gene).Sample(n => Finds(n.Name.ToUpperInvariant(), n.Concept), iter: 1_000);

    [Test]
    public void Every_concept_is_known_by_its_id_and_label() => Assert.Multiple(() =>
    {
        foreach (var term in Starter)
        {
            Assert.That(Names.ById(term.Id)?.Kind, Is.EqualTo(term.Kind), term.Id);
        }

        Assert.That(Names.ById("MONDO:0004993"), Is.EqualTo(new Concept("MONDO:0004993", ConceptKind.Disease, "carcinoma")));
        Assert.That(Names.ById("mondo:0004993"), Is.Not.Null);
        Assert.That(Names.ById("MONDO:none"), Is.Null);
    });

    [Test]
    public void What_is_above_has_it_below()
    {
        var carcinoma = Names.ById("MONDO:0004993")!;
        Assert.That(Names.Broader(carcinoma).Select(c => c.Label), Does.Contain("cancer"));
        Assert.That(Names.Narrower(Names.ById("MONDO:0004992")!), Does.Contain(carcinoma));
    }

    [Test]
    public void Names_of_narrower_concepts_follow_the_own_ones_and_are_bounded()
    {
        var names = Names.Names(Names.ById("MONDO:0004992")!, mostNarrower: 30);
        Assert.That(names[0].Name, Is.EqualTo("cancer"));
        Assert.That(names.Select(n => n.Distance), Is.Ordered);
        Assert.That(names.Count(n => n.Distance > 0), Is.EqualTo(30));
    }

    [Test]
    public void The_first_vocabulary_decides_the_likeliest_meaning()
    {
        var table = new VocabularyNames(NameTableMaking.Of(
        [
            new("A:1", ConceptKind.Disease, "first thing", ["shared name"], [], []),
            new("A:2", ConceptKind.Tissue, "second thing", ["shared name"], [], []),
            new("B:1", ConceptKind.Disease, "First Thing", ["spare label"], ["A:2"], []),
        ]));

        Assert.That(table.Find("shared name").Single().Meanings.Select(m => m.Id), Is.EqualTo(new[] { "A:1", "A:2" }));
        Assert.That(table.Find("spare label").Single().Meanings.Single().Id, Is.EqualTo("A:1"));
        Assert.That(table.ById("B:1")!.Id, Is.EqualTo("A:1"));
        Assert.That(table.Broader(table.ById("B:1")!).Single().Id, Is.EqualTo("A:2"));
    }

    [TestCase("brest", "breast")]
    [TestCase("carcinmoa", "carcinoma")]
    [TestCase("breast", null)]
    [TestCase("carcinomas", null)]
    [TestCase("xqzwv", null)]
    [TestCase("l’été", null)]
    [TestCase("", null)]
    public void A_slip_of_the_pen_is_seen(string word, string? meant) => Assert.That(Names.Corrected(word), Is.EqualTo(meant));

    [Test]
    public void Completions_begin_with_what_was_typed_one_a_concept_in_the_order_of_concepts() =>
        Gen.Select(AnyName, Gen.Int[1, 6], Gen.Int[1, 12]).Sample((any, length, limit) =>
        {
            var prefix = any.Name[..Math.Min(length, any.Name.Length)];
            var slow = Enumerable.Range(0, Table.Concepts).Select(c => Table.NamesOf(c).Select(Table.NameOf).FirstOrDefault(n => n.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).OfType<string>().Take(limit);
            return Names.Complete(prefix, limit).Select(n => n.Name).SequenceEqual(slow);
        }, iter: 200);

    private static bool Finds(string text, Concept concept) => Names.Find(text).Any(f => f.Meanings.Contains(concept));
}
