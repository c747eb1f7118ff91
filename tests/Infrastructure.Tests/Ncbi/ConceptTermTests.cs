using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Tests.Ncbi;

internal sealed class ConceptTermTests
{
    private static readonly PhraseGroup Parkinson = Topic("Parkinson disease", "Parkinson disease", "paralysis agitans");

    [Test]
    public void Any_name_of_a_group_and_every_group() =>
        Assert.That(
            ConceptTerm.ForSeries(Question([Parkinson, Topic("substantia nigra", "substantia nigra")], new() { Organisms = ["mouse"] })).Text,
            Is.EqualTo("(\"Parkinson disease\" OR \"paralysis agitans\") AND \"substantia nigra\" AND \"Mus musculus\"[ORGN] AND gse[ETYP]"));

    [Test]
    public void A_technique_is_asked_for_by_its_study_type_too() =>
        Assert.That(
            ConceptTerm.ForSeries(Question([new("microarray", 1, false, [new("microarray", 1, "typed")], ["Expression profiling by array"], [])])).Text,
            Is.EqualTo("(microarray OR \"Expression profiling by array\"[GTYP]) AND gse[ETYP]"));

    [Test]
    public void What_is_excluded_is_taken_off() =>
        Assert.That(
            ConceptTerm.ForSeries(Question([Parkinson]) with { Excluded = [new("mouse", 4, false, [new("mouse", 1, "typed")], [], [10090])] }).Text,
            Is.EqualTo("(\"Parkinson disease\" OR \"paralysis agitans\") AND gse[ETYP] NOT (mouse OR \"Mus musculus\"[ORGN])"));

    [TestCase("a\"b] OR (x[ORGN]", "\"a b OR x ORGN\"")]
    [TestCase("IL-6", "IL-6")]
    [TestCase("GSE7621", "GSE7621[ACCN]")]
    public void Nothing_in_a_name_is_syntax(string name, string clause)
    {
        var term = ConceptTerm.ForSeries(Question([Topic(name, name)])).Text!;

        Assert.That(term, Is.EqualTo($"{clause} AND gse[ETYP]").IgnoreCase);
        Assert.That(EntrezText.FaultOf(term), Is.Null);
    }

    [Test]
    public void A_term_of_many_long_names_is_cut_to_the_nearest_of_each_group()
    {
        var groups = Enumerable.Range(0, 40).Select(g => Topic($"g{g}", [.. Enumerable.Range(0, 80).Select(n => $"a long name of the group {g} with the number {n}")])).ToArray();

        var term = ConceptTerm.ForSeries(Question(groups));

        Assert.That(term.Text!, Has.Length.LessThanOrEqualTo(2_000));
        Assert.That(EntrezText.FaultOf(term.Text!), Is.Null);
        Assert.That(term.Dropped, Has.Count.EqualTo(24));
    }

    [Test]
    public void Words_that_say_nothing_leave_nothing_to_ask()
    {
        var question = Question([Topic("the", "the"), Topic("(((", "(((")]);

        Assert.That((ConceptTerm.ForSeries(question).Text, ConceptTerm.ForPapers(question)), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public void Papers_are_asked_for_by_topics_and_only_those_with_series()
    {
        var technique = new PhraseGroup("RNA-seq", 1, false, [new("RNA-seq", 1, "typed")], ["Expression profiling by high throughput sequencing"], []);

        Assert.That(ConceptTerm.ForPapers(Question([Parkinson, technique])), Is.EqualTo("(\"Parkinson disease\" OR \"paralysis agitans\") AND pubmed_gds[Filter]"));
        Assert.That(ConceptTerm.ForPapers(Question([Topic("GSE1", "GSE1")])), Is.Null, "no paper is found by an accession");
    }

    internal static PhraseGroup Topic(string name, params string[] names) => new(name, 10, true, [.. names.Select(n => new WeightedPhrase(n, 1, "synonym"))], [], []);

    internal static ConceptQuestion Question(IReadOnlyList<PhraseGroup> groups, SearchFilters? filters = null) => new(groups, [], new SearchQuery("asked", filters ?? SearchFilters.None));
}
