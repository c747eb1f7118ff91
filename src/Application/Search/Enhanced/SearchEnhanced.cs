using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>The series that answer a question as it is meant: its names understood and widened, several sources asked at once, their lists made one.</summary>
/// <param name="Source">Where to look.</param>
public sealed record SearchEnhanced(SearchQuery Query, SearchSource Source = SearchSource.Auto) : IRequest<SearchAnswer>, ICacheable, IRateLimited
{
    private static readonly string[] Tags = [CacheTag.Search];
    private static readonly Func<object, CacheWorth> Worth = answer => answer is SearchAnswer { Completeness: Completeness.Partial } ? CacheWorth.Thin : CacheWorth.Whole;
    private static readonly Func<object, TimeSpan, object> Aged = (answer, age) => ((SearchAnswer)answer).Aged(age);
    private static readonly string[] Prefixes = ["search:enhanced:auto:", "search:enhanced:local:", "search:enhanced:live:"];

    public CacheEntry Cache => new(Query.Canonical(Prefixes[(int)Source]), CacheProfile.Search, Tags, Worth, Aged);

    /// <summary>Three sources.</summary>
    public int Cost => 3;

    /// <summary>Told of what happens while the answer is worked out; not when the cache has it.</summary>
    internal Action<SearchStage>? Told { get; init; }

    /// <summary>A place in this list is none in a simple search's.</summary>
    internal static uint Fingerprint(SearchQuery query) => ~query.Fingerprint();
}

internal sealed class SearchEnhancedValidator : PlainValidator<SearchEnhanced>
{
    protected override void Check(SearchEnhanced request, ref Faults faults) =>
        SearchRules.Check(request.Query, request.Source, request.Query.After is null ? 0 : SearchEnhanced.Fingerprint(request.Query), ref faults);
}

internal sealed class SearchEnhancedHandler(EnhancedSearch search) : IRequestHandler<SearchEnhanced, SearchAnswer>
{
    // Without the caller's cancellation: others may wait for the same answer, which takes some seconds at most and is kept.
    public Task<SearchAnswer> Handle(SearchEnhanced request, CancellationToken cancellationToken) =>
        Task.Run(() => search.Answer(request, CancellationToken.None), CancellationToken.None);
}
