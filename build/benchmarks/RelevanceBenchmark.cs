using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Application.Vocabulary;
using OmicsOracle.Domain;

namespace OmicsOracle.Bench;

/// <summary>What each part of the reading of a question brings, on the judged topics: with the starter vocabulary alone, and with the ontologies.</summary>
internal static class RelevanceBenchmark
{
    private const int Depth = 100;

    public static async Task<int> Run()
    {
        await using var product = await Product.Start(Workbench.Fresh("relevance"));
        var mediator = product.Services.GetRequiredService<IMediator>();
        await Finish(await mediator.Send(new ImportRecords([Workbench.RealSummaries, Workbench.RealSoft])));
        var topics = JudgedTopics.Read();
        var table = new Table("", "nDCG@10", "recall@50", "worst nDCG@10");

        var index = product.Services.GetRequiredService<ISearchIndex>();
        Func<SearchQuery, Task<IReadOnlyList<SearchHit>>> bare = async q => (await index.Search(q, default)).Results;
        Row(table, "enhanced, starter vocabulary", await Score(topics, Understood(product, q => q)));
        await ImportVocabularies(product);
        var words = product.Services.GetRequiredService<WordReader>();
        Func<SearchQuery, Task<IReadOnlyList<SearchHit>>> named = async q => (await index.Search(words.Read(q), default)).Results;
        var (plain, simple) = (await Score(topics, bare), await Score(topics, named));
        Row(table, "plain words (BM25)", plain);
        Row(table, "simple search", simple);
        Row(table, "with ontologies: as typed, no other names", await Score(topics, Understood(product, q => With(q, p => p.Why == "typed"))));
        Row(table, "  and exact synonyms", await Score(topics, Understood(product, q => With(q, p => !p.Why.StartsWith("narrower", StringComparison.Ordinal)))));
        Row(table, "  and narrower concepts, all alike", await Score(topics, Understood(product, Alike)));
        var whole = await Score(topics, Understood(product, q => q));
        Row(table, "  and less the farther: all of it", whole);
        Row(table, "all of it without words that mean nothing by themselves", await Score(topics, Understood(product, q => q with { Groups = [.. q.Groups.Where(g => g.IsTopic)] })));
        table.Print("Nine questions on 5,513 series");

        var each = new Table("nDCG@10", "plain words", "simple", "enhanced", "enhanced: recall@50");
        for (var i = 0; i < topics.Count; i++)
        {
            each.Row(topics[i].Question, $"{plain[i].Ndcg:N3}", $"{simple[i].Ndcg:N3}", $"{whole[i].Ndcg:N3}", $"{whole[i].Recall:N2}");
        }

        each.Print("Each question, with ontologies");
        await LeaveOneOut.Print(topics, choice => Score(topics, Listed(product, choice.Of)));
        var others = await Others(product, topics, bare, named);
        return new Targets()
            .AtLeast("enhanced: mean nDCG@10", whole.Average(s => s.Ndcg), 0.90, "")
            .AtLeast("enhanced: mean recall@50", whole.Average(s => s.Recall), 0.80, "")
            .AtLeast("enhanced: worst nDCG@10", whole.Min(s => s.Ndcg), 0.70, "")
            .AtLeast("simple: mean nDCG@10", simple.Average(s => s.Ndcg), plain.Average(s => s.Ndcg), "")
            .AtMost("simple: questions on which plain words are better (nDCG@10)", simple.Zip(plain).Count(s => s.First.Ndcg < s.Second.Ndcg), 0, "")
            .AtLeast("simple: 200 known series by their titles, mean reciprocal rank", await KnownItems.MeanReciprocalRank(named, Depth), await KnownItems.MeanReciprocalRank(bare, Depth), "")
            .AtMost("simple: other conditions on which plain words are better (nDCG@10)", others.Count(o => o.Simple < o.Plain), 0, "")
            .Verdict();
    }

    /// <summary>A cross-check on conditions that nobody judged: see <see cref="OtherConditions"/>.</summary>
    private static async Task<List<(double Plain, double Simple)>> Others(
        Product product, IReadOnlyList<JudgedTopic> judged, Func<SearchQuery, Task<IReadOnlyList<SearchHit>>> bare, Func<SearchQuery, Task<IReadOnlyList<SearchHit>>> named)
    {
        var reader = product.Services.GetRequiredService<QuestionReader>();
        var known = judged.SelectMany(t => reader.Read(new(t.Typed, SearchFilters.None)).Concepts).Where(c => c.Kind is ConceptKind.Disease).Select(c => c.Id).ToHashSet();
        var others = await new OtherConditions(product.Services.GetRequiredService<IVocabulary>()).Topics(product, known);
        var (plain, simple) = (await Score(others, bare), await Score(others, named));
        var enhanced = await Score(others, Understood(product, q => q));
        var table = new Table("asked (label in the titles)", "titles", "plain words nDCG@10", "simple nDCG@10", "recall@50", "enhanced nDCG@10", "recall@50");
        for (var i = 0; i < others.Count; i++)
        {
            table.Row(others[i].Question, $"{others[i].Grades.Values.Count(g => g > 0)}", $"{plain[i].Ndcg:N3}", $"{simple[i].Ndcg:N3}", $"{simple[i].Recall:N2}", $"{enhanced[i].Ndcg:N3}", $"{enhanced[i].Recall:N2}");
        }

        table.Row("mean", "", $"{plain.Average(s => s.Ndcg):N3}", $"{simple.Average(s => s.Ndcg):N3}", $"{simple.Average(s => s.Recall):N2}", $"{enhanced.Average(s => s.Ndcg):N3}", $"{enhanced.Average(s => s.Recall):N2}");
        table.Print($"Other conditions, judged by title: {others.Count} questions");
        return [.. plain.Zip(simple, (p, s) => (p.Ndcg, s.Ndcg))];
    }

    /// <summary>All the published ones beside the project, in use when this returns.</summary>
    public static async Task ImportVocabularies(Product product)
    {
        var mediator = product.Services.GetRequiredService<IMediator>();
        await Finish(await mediator.Send(new ImportVocabulary(Workbench.Vocabularies)));
        await mediator.Send(new FollowVocabulary());
    }

    private static Func<SearchQuery, Task<IReadOnlyList<SearchHit>>> Understood(Product product, Func<ConceptQuestion, ConceptQuestion> changed)
    {
        var (index, reader) = (product.Services.GetRequiredService<ISearchIndex>(), product.Services.GetRequiredService<QuestionReader>());
        return async query => (await index.Search(changed(reader.Read(query).Asked), default)).Results;
    }

    /// <summary>The same, read without what a page shows of a hit, for many rounds.</summary>
    private static Func<SearchQuery, Task<IReadOnlyList<string>>> Listed(Product product, Func<ConceptQuestion, ConceptQuestion> changed)
    {
        var (index, reader) = (product.Services.GetRequiredService<ISearchIndex>(), product.Services.GetRequiredService<QuestionReader>());
        return async query =>
        {
            using var all = await index.All(changed(reader.Read(query).Asked), default);
            return [.. all.Rows.Take(query.Limit).Select(r => r.Accession.ToString())];
        };
    }

    private static ConceptQuestion With(ConceptQuestion question, Func<WeightedPhrase, bool> keeps) =>
        question with { Groups = [.. question.Groups.Select(g => g with { Phrases = [.. g.Phrases.Where(keeps)] }).Where(g => g.Phrases.Count > 0)] };

    private static ConceptQuestion Alike(ConceptQuestion question) =>
        question with { Groups = [.. question.Groups.Select(g => g with { Phrases = [.. g.Phrases.Select(p => p with { Weight = 1 })] })] };

    private static Task<List<(double Ndcg, double Recall)>> Score(IReadOnlyList<JudgedTopic> topics, Func<SearchQuery, Task<IReadOnlyList<SearchHit>>> search) =>
        Score(topics, async query => [.. (await search(query)).Select(h => h.Accession.ToString())]);

    private static async Task<List<(double Ndcg, double Recall)>> Score(IReadOnlyList<JudgedTopic> topics, Func<SearchQuery, Task<IReadOnlyList<string>>> search)
    {
        var scores = new List<(double, double)>(topics.Count);
        foreach (var topic in topics)
        {
            scores.Add(topic.Score(await search(new SearchQuery(topic.Typed, SearchFilters.None, Limit: Depth))));
        }

        return scores;
    }

    private static void Row(Table table, string what, List<(double Ndcg, double Recall)> scores) =>
        table.Row(what, $"{scores.Average(s => s.Ndcg):N3}", $"{scores.Average(s => s.Recall):N2}", $"{scores.Min(s => s.Ndcg):N3}");

    private static async Task Finish<T>(IAsyncEnumerable<T> steps)
    {
        await foreach (var _ in steps)
        {
        }
    }
}
