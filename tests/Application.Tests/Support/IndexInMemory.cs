using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests.Support;

/// <summary>An index that finds the same numbered series, in the same order, for every question, page by page.</summary>
internal sealed class IndexInMemory(params int[] ranking) : ISearchIndex
{
    public Exception? Failure { get; set; }

    public int Followed { get; private set; }

    public Action Moment { get; set; } = () => { };

    public IndexStatus Status { get; set; } = new(IndexState.Ready, ranking.Length, 1, SomeSeries.Monday, 0, IsStarter: false);

    public Task<IndexAnswer> Search(SearchQuery query, CancellationToken cancellation)
    {
        if (Failure is not null)
        {
            return Task.FromException<IndexAnswer>(Failure);
        }

        var from = query.After is { } after && !double.IsPositiveInfinity(after.SortKey) ? Array.IndexOf(ranking, after.Uid) + 1 : 0;
        var page = ranking.Skip(from).Take(query.Limit).ToArray();
        var hasMore = from + page.Length < ranking.Length;
        return Task.FromResult(new IndexAnswer(
            ranking.Length,
            new Facets([new("Homo sapiens", ranking.Length)], [], [], []),
            [.. page.Select(Hit)],
            new Interpretation(new Dictionary<string, IReadOnlyList<string>>(), ["the"]),
            hasMore ? new SearchCursor(query.Fingerprint(), 1, page[^1]) : null));
    }

    /// <summary>Whether it finds nothing for a question that was understood.</summary>
    public bool HoldsNoConcepts { get; set; }

    /// <summary>What a question that was understood waits for.</summary>
    public Task Wait { get; set; } = Task.CompletedTask;

    public Task<IndexAnswer> Search(WordQuestion question, CancellationToken cancellation) => Search(question.Query, cancellation);

    public async Task<IndexAnswer> Search(ConceptQuestion question, CancellationToken cancellation)
    {
        await Wait;
        return HoldsNoConcepts
            ? new(0, Facets.None, [], new Interpretation(new Dictionary<string, IReadOnlyList<string>>(), []), null)
            : await Search(question.Query, cancellation);
    }

    /// <summary>What the records say, for what stands around a list.</summary>
    public IReadOnlyList<HitText> Texts { get; init; } = [];

    public async Task<IOpenedQuestion> Open(ConceptQuestion question, int best, CancellationToken cancellation) =>
        new OpenedInMemory(await Search(question, cancellation), Texts);

    public async Task<IOpenedQuestion> Open(WordQuestion question, int best, CancellationToken cancellation) => new OpenedInMemory(await Search(question, cancellation), Texts);

    public int Records(string word) => 0;

    public IReadOnlyList<Suggestion> Complete(string beginning, int limit) => [];

    public Task<IndexAnswer> MoreLike(LikeQuestion question, CancellationToken cancellation) => throw new NotSupportedException("It only searches.");

    public Task<Explanation> Explain(ConceptQuestion question, Accession accession, CancellationToken cancellation) => throw new NotSupportedException("It only searches.");

    public Task<Explanation> Explain(WordQuestion question, Accession accession, CancellationToken cancellation) => throw new NotSupportedException("It only searches.");

    public Task<AllHits> All(WordQuestion question, CancellationToken cancellation) => throw new NotSupportedException("It only searches.");

    public Task<AllHits> All(ConceptQuestion question, CancellationToken cancellation) => throw new NotSupportedException("It only searches.");

    public Task CatchUp(IProgress<IndexProgress>? progress, CancellationToken cancellation)
    {
        Moment();
        Followed++;
        return Task.CompletedTask;
    }

    public Task Rebuild(IProgress<IndexProgress>? progress, CancellationToken cancellation) => CatchUp(progress, cancellation);

    private static SearchHit Hit(int number)
    {
        var dataset = SomeSeries.Live(number);
        return new(dataset.Accession, dataset.Title, null, [], [], [], number, dataset.PublishedOn, [], 1, [], [], dataset.Url, "local", SomeSeries.Monday);
    }
}
