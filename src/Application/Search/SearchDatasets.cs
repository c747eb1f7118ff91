using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>The series that answer a question, the best first, with facets over all hits.</summary>
/// <param name="Source">Where to look.</param>
public sealed record SearchDatasets(SearchQuery Query, SearchSource Source = SearchSource.Auto) : IRequest<SearchAnswer>, IKeptWarm, IRateLimited
{
    private static readonly string[] Tags = [CacheTag.Search];
    private static readonly Func<object, CacheWorth> Worth = answer => answer is SearchAnswer { Completeness: Completeness.Partial } ? CacheWorth.Thin : CacheWorth.Whole;
    private static readonly Func<object, TimeSpan, object> Aged = (answer, age) => ((SearchAnswer)answer).Aged(age);
    private static readonly string[] Prefixes = ["search:auto:", "search:local:", "search:live:"];

    public CacheEntry Cache => new(Query.Canonical(Prefixes[(int)Source]), CacheProfile.Search, Tags, Worth, Aged);

    public int Cost => 1;
}

internal sealed class SearchDatasetsValidator : PlainValidator<SearchDatasets>
{
    protected override void Check(SearchDatasets request, ref Faults faults) => SearchRules.Check(request.Query, request.Source, request.Query.After is null ? 0 : request.Query.Fingerprint(), ref faults);
}

internal sealed class SearchDatasetsHandler(WordReader reader, LocalSearch local, LiveSearch live, FusedSearch fused, LiveKeeping keeping) : IRequestHandler<SearchDatasets, SearchAnswer>
{
    public async Task<SearchAnswer> Handle(SearchDatasets request, CancellationToken cancellationToken) => request switch
    {
        { Query.Filters.Concepts.Count: > 0, Source: SearchSource.Live } => throw LiveFailure.Refusal("concept", LiveFailure.ConceptsAreLocal),
        { Query.Filters.Concepts.Count: > 0 } => await local.Answer(reader.Read(request.Query), cancellationToken),
        { Source: SearchSource.Live } => await Live(request.Query, cancellationToken),
        // A further page goes on where the catalogue's hits ended; GEO was asked with the first one.
        { Source: SearchSource.Auto, Query.After: null } when live.IsOn && !await live.CatalogIsFresh(cancellationToken) => await Both(request.Query, cancellationToken),
        _ => await local.Answer(reader.Read(request.Query), cancellationToken),
    };

    private async Task<SearchAnswer> Live(SearchQuery query, CancellationToken cancellation)
    {
        if (!live.IsOn)
        {
            throw LiveFailure.Refusal("source", LiveFailure.SwitchedOff);
        }

        // Nothing else is asked that could answer sooner, so the gateway's own limit holds.
        var report = await live.Ask(query, Timeout.InfiniteTimeSpan, cancellation);
        if (report.Hits is not { } hits)
        {
            throw report.Kind is AnswerKind.InvalidRequest
                ? LiveFailure.Refusal("q", report.Source.Reason!)
                : new SourceUnavailable(SourceUnavailable.Upstream, report.Source.Reason!) { RetryAfter = report.RetryAfter };
        }

        keeping.Keep(hits.Datasets);
        return LiveAnswer.Of(query, report);
    }

    private async Task<SearchAnswer> Both(SearchQuery query, CancellationToken cancellation)
    {
        var asking = live.Ask(query, live.Deadline, cancellation);
        var question = reader.Read(query);
        SearchAnswer held;
        try
        {
            held = await local.Answer(question, cancellation);
        }
        catch (SourceUnavailable failure)
        {
            var alone = await asking;
            if (alone.Hits is null)
            {
                throw;
            }

            return LiveAnswer.Of(query, alone) with
            {
                Completeness = Completeness.Partial,
                Sources = [new SourceReport("local", SourceStatus.Unavailable, 0, 0, null, failure.Message), alone.Source],
            };
        }

        var report = await asking;
        if (report.Hits is not { } hits)
        {
            return held with { Completeness = Completeness.Partial, Sources = [.. held.Sources, report.Source] };
        }

        var answer = await fused.Of(question, held, report, cancellation);
        keeping.Keep(hits.Datasets);
        return answer;
    }
}
