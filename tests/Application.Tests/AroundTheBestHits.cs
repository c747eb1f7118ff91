using FluentValidation;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Application.Tests.Support;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

public sealed class AroundTheBestHits : IDisposable
{
    private static readonly string[] Samples =
    [
        "tissue: lung; disease: severe asthma", "tissue: lung; disease: severe asthma", "tissue: lung; disease: asthma; cell type: T cell", "tissue: nose; disease: asthma",
        "tissue: nose; non-asthma controls", "tissue: nose; cell type: T cell", "cell type: T cell", "tissue: tissue; disease: disease",
    ];

    private readonly EnhancedSearchUnderTest _search = new()
    {
        IsLiveOn = false,
        Vocabulary = new FewNames(),
        Index = new IndexInMemory([.. Enumerable.Range(1, Samples.Length)])
        {
            Texts = [.. Samples.Select((s, i) => new HitText(Accession.Series(i + 1), i < 2 ? "Asthma, recent" : "Asthma", null, null, s))],
        },
    };

    public void Dispose() => _search.Dispose();

    [Test]
    public async Task Facets_count_what_outright_names_say_and_nothing_of_which_every_record_is_full()
    {
        var facets = (await _search.Search("asthma")).Facets;

        Assert.That(facets.Disease, Is.EqualTo(new[] { new ConceptCount("asthma", 8, "D:asthma"), new ConceptCount("severe asthma", 2, "D:severe") }));
        Assert.That(facets.Tissue, Is.EqualTo(new[] { new ConceptCount("lung", 3, "T:lung"), new ConceptCount("nose", 3, "T:nose") }));
        Assert.That(facets.CellType.Single(), Is.EqualTo(new ConceptCount("T cell", 3, "C:t")));
    }

    [Test]
    public async Task Themes_cover_what_some_of_the_best_hits_share_besides_the_question()
    {
        var groups = (await _search.Search("asthma")).Groups;

        Assert.That(groups.Select(g => (g.Label, g.Kind, g.Count)), Is.EqualTo(new[] { ("T cell", ConceptKind.CellType, 3) }), "after it neither lung nor nose adds three hits");
        Assert.That(groups[0].Accessions.Select(a => a.Number), Is.EqualTo(new[] { 3, 6, 7 }));
    }

    [Test]
    public async Task A_narrower_question_names_a_kind_that_the_best_hits_speak_of()
    {
        var better = (await _search.Search("asthma")).BetterQuestions;

        Assert.That(better, Does.Contain(new BetterQuestion(BetterQuestionKind.Narrower, "severe asthma", "severe asthma is narrower than asthma.", 2)));
    }

    [TestCase("severe asthma since 2020", "severe asthma")]
    [TestCase("severe asthma without nose", "severe asthma")]
    [TestCase("severe asthma", "asthma")]
    public async Task A_wider_question_goes_without_a_limit_or_names_what_is_broader(string asked, string wider)
    {
        _search.Index = new() { Texts = [.. _search.Index.Texts] };

        var better = (await _search.Search(asked)).BetterQuestions;

        Assert.That(better.Where(b => b.Kind is BetterQuestionKind.Wider).Select(b => b.Question), Does.Contain(wider), "also where the question itself finds nothing");
        Assert.That(better, Has.All.Property("Total").Positive);
    }

    [Test]
    public async Task A_slip_of_the_pen_is_offered_mended_and_an_unclear_abbreviation_written_out()
    {
        var slip = (await _search.Search("asthmma")).BetterQuestions;
        var unclear = (await _search.Search("TC")).BetterQuestions;

        Assert.That((slip[0].Kind, slip[0].Question), Is.EqualTo((BetterQuestionKind.Corrected, "asthma")));
        Assert.That(unclear.Where(b => b.Kind is BetterQuestionKind.Corrected).Select(b => (b.Question, b.Total)), Is.EqualTo(new[] { ("T cell", 3) }), "what nothing holds is not offered");
    }

    [Test]
    public async Task A_further_page_has_its_hits_alone()
    {
        var first = await _search.Search("asthma", limit: 2);

        var second = await _search.Search("asthma", limit: 2, after: first.NextCursor);

        Assert.That(second.Results, Is.Not.Empty);
        Assert.That((second.Groups.Count, second.BetterQuestions.Count, second.Facets.Disease.Count), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task A_limit_by_concept_is_the_catalogue_s_alone_and_an_unknown_id_is_refused()
    {
        var limited = await Limited("T:nose", SearchSource.Auto);

        Assert.That(limited.Sources.Select(s => s.Name), Is.EqualTo(new[] { "local" }));
        var unknown = await Assert.ThrowsAsync<ValidationException>(() => Limited("T:none", SearchSource.Auto));
        var live = await Assert.ThrowsAsync<ValidationException>(() => Limited("T:nose", SearchSource.Live));
        Assert.That(unknown!.Errors.Single().ErrorMessage, Does.Contain("T:none"));
        Assert.That(live!.Errors.Single().PropertyName, Is.EqualTo("concept"));
    }

    private static async Task<SearchAnswer> Limited(string id, SearchSource source)
    {
        using var search = new EnhancedSearchUnderTest { Vocabulary = new FewNames() };
        return await search.Search(new SearchEnhanced(new SearchQuery("asthma", SearchFilters.None with { Concepts = [id] }), source));
    }

    /// <summary>Some names of asthma's world; TC may mean two things.</summary>
    private sealed class FewNames : IVocabulary
    {
        private static readonly Concept Asthma = new("D:asthma", ConceptKind.Disease, "asthma"), Severe = new("D:severe", ConceptKind.Disease, "severe asthma");
        private static readonly Concept TCell = new("C:t", ConceptKind.CellType, "T cell"), Coma = new("C:coma", ConceptKind.CellType, "thyroid comet");
        private static readonly Concept[] All = [Severe, Asthma, TCell, Coma, new("T:lung", ConceptKind.Tissue, "lung"), new("T:nose", ConceptKind.Tissue, "nose"), new("T:any", ConceptKind.Tissue, "tissue"), new("D:any", ConceptKind.Disease, "disease")];

        public IReadOnlyList<NameFound> Find(string text) =>
        [
            .. All.SelectMany(c => Places(text, c.Label, StringComparison.OrdinalIgnoreCase).Select(at => new NameFound(at, at + c.Label.Length, [c], false)))
                .Concat(Places(text, "TC", StringComparison.Ordinal).Select(at => new NameFound(at, at + 2, [TCell, Coma], true)))
                .OrderBy(n => n.Start).ThenByDescending(n => n.End),
        ];

        public Concept? ById(string id) => All.FirstOrDefault(c => c.Id == id);

        public IReadOnlyList<string> TypesOf(Concept concept) => [];

        public IReadOnlyList<NameOf> Names(Concept concept, int mostNarrower) =>
            [new(concept.Label, concept, 0, false), .. mostNarrower > 0 ? Narrower(concept).Select(n => new NameOf(n.Label, n, 1, false)) : []];

        public IReadOnlyList<Concept> Broader(Concept concept) => concept == Severe ? [Asthma] : [];

        public IReadOnlyList<Concept> Narrower(Concept concept) => concept == Asthma ? [Severe] : [];

        public string? Corrected(string word) => word == "asthmma" ? "asthma" : null;

        public IReadOnlyList<NameOf> Complete(string prefix, int limit) => [];

        private static IEnumerable<int> Places(string text, string name, StringComparison comparison)
        {
            for (var at = text.IndexOf(name, comparison); at >= 0; at = text.IndexOf(name, at + 1, comparison))
            {
                yield return at;
            }
        }
    }
}
