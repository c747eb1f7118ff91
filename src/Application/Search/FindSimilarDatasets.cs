using MediatR;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>The series most like some others, nearest first; what each shares with them is in its <c>Matched</c>.</summary>
/// <param name="Seeds">1 to 10 series; never among the results. One that is not held is fetched from GEO.</param>
/// <param name="Words">What the results should speak of besides; may be empty.</param>
/// <param name="Limit">1 to 100.</param>
public sealed record FindSimilarDatasets(IReadOnlyList<Accession> Seeds, string Words = "", int Limit = 10) : IRequest<SearchAnswer>, ICacheable, IRateLimited
{
    private static readonly Func<object, CacheWorth> Worth = answer => answer is SearchAnswer { Completeness: Completeness.Partial } ? CacheWorth.Thin : CacheWorth.Whole;
    private static readonly Func<object, TimeSpan, object> Aged = (answer, age) => ((SearchAnswer)answer).Aged(age);

    public CacheEntry Cache => new(
        new SearchQuery(Words, SearchFilters.None, Limit: Limit).Canonical($"search:like:{string.Join(',', Seeds.Distinct().Order())}:"),
        CacheProfile.Search,
        [CacheTag.Search, .. Seeds.Distinct().Select(CacheTag.Of)],
        Worth,
        Aged);

    public int Cost => 2;
}

internal sealed class FindSimilarDatasetsValidator : PlainValidator<FindSimilarDatasets>
{
    private const int MostSeeds = 10;

    protected override void Check(FindSimilarDatasets request, ref Faults faults)
    {
        var fault = SearchQueryRules.FaultOf(request.Words);
        faults.Require(request.Seeds.Count is >= 1 and <= MostSeeds && request.Seeds.All(s => s.Number > 0), "like", $"Name 1 to {MostSeeds} series, such as GSE2034,GSE1456.");
        faults.Require(fault is null, "q", fault!);
        faults.Require(request.Limit is >= 1 and <= 100, "limit", "A page has 1 to 100 results.");
    }
}

internal sealed class FindSimilarDatasetsHandler(HeldOrLive series, ISearchIndex index, LocalSearch local) : IRequestHandler<FindSimilarDatasets, SearchAnswer>
{
    public async Task<SearchAnswer> Handle(FindSimilarDatasets request, CancellationToken cancellationToken)
    {
        var seeds = new List<Dataset>();
        foreach (var seed in request.Seeds.Distinct())
        {
            seeds.Add(await series.Find(seed, cancellationToken));
        }

        var asked = $"like {string.Join(", ", seeds.Select(s => s.Accession))} {request.Words}".TrimEnd();
        return await local.Answer(asked, () => index.MoreLike(new(seeds, request.Words, request.Limit), cancellationToken));
    }
}
