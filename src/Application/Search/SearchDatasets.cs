using FluentValidation;
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

    public CacheEntry Cache => new(Prefixes[(int)Source] + Query.Canonical(), CacheProfile.Search, Tags, Worth, Aged);

    public int Cost => 1;
}

internal sealed class SearchDatasetsValidator : AbstractValidator<SearchDatasets>
{
    private const int LongestText = 999;
    private const int LongestFilter = 200;
    private const int MostFilters = 50;

    public SearchDatasetsValidator()
    {
        RuleFor(s => s.Query.Text).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Say what to search for.")
            .MaximumLength(LongestText).WithMessage($"A question has at most {LongestText} characters.")
            .Must(HaveNoControlCharacters).WithMessage("A question holds no control characters.")
            .OverridePropertyName("q");
        RuleFor(s => s.Query.Limit).InclusiveBetween(1, 100).WithMessage("A page has 1 to 100 results.").OverridePropertyName("limit");
        RuleFor(s => s.Query.Sort).IsInEnum().WithMessage("Sort by relevance, newest or samples.").OverridePropertyName("sort");
        RuleFor(s => s.Source).IsInEnum().WithMessage("Look in auto, local or live.").OverridePropertyName("source");
        RuleFor(s => s.Query.After).Null().When(s => s.Source == SearchSource.Live)
            .WithMessage("A live search has one page; raise the limit, or leave source out.")
            .OverridePropertyName("cursor");
        RuleFor(s => s.Query.Filters.Organisms).Must(BeReadable).WithMessage(FilterRule).OverridePropertyName("organism");
        RuleFor(s => s.Query.Filters.Types).Must(BeReadable).WithMessage(FilterRule).OverridePropertyName("type");
        RuleFor(s => s.Query.Filters.Platforms)
            .Must(p => p.Count <= MostFilters && p.All(a => a.Kind == AccessionKind.Platform))
            .WithMessage($"A platform is a GPL accession such as GPL570; at most {MostFilters} of them.")
            .OverridePropertyName("platform");
        RuleFor(s => s.Query.Filters.To)
            .GreaterThanOrEqualTo(s => s.Query.Filters.From)
            .When(s => s.Query.Filters is { From: not null, To: not null })
            .WithMessage("The last day comes before the first.")
            .OverridePropertyName("to");
        RuleFor(s => s.Query.Filters.MinSamples).GreaterThanOrEqualTo(1).WithMessage("Ask for at least 1 sample.").OverridePropertyName("minSamples");
        RuleFor(s => s.Query.After)
            .Must((s, cursor) => cursor is null || cursor.Fingerprint == s.Query.Fingerprint())
            .WithMessage("The cursor belongs to another question; leave it out for the first page.")
            .OverridePropertyName("cursor");
    }

    private const string FilterRule = "A filter is 1 to 200 characters without control characters; at most 50 of a kind.";

    private static bool BeReadable(IReadOnlyList<string> values) =>
        values.Count <= MostFilters && values.All(v => !string.IsNullOrWhiteSpace(v) && v.Length <= LongestFilter && HaveNoControlCharacters(v));

    private static bool HaveNoControlCharacters(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return false;
            }
        }

        return true;
    }
}

internal sealed class SearchDatasetsHandler(LocalSearch local, LiveSearch live, FusedSearch fused, LiveKeeping keeping) : IRequestHandler<SearchDatasets, SearchAnswer>
{
    public async Task<SearchAnswer> Handle(SearchDatasets request, CancellationToken cancellationToken) => request switch
    {
        { Source: SearchSource.Live } => await Live(request.Query, cancellationToken),
        // A further page goes on where the catalogue's hits ended; GEO was asked with the first one.
        { Source: SearchSource.Auto, Query.After: null } when live.IsOn && !await live.CatalogIsFresh(cancellationToken) => await Both(request.Query, cancellationToken),
        _ => await local.Answer(request.Query, cancellationToken),
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
        SearchAnswer held;
        try
        {
            held = await local.Answer(query, cancellation);
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

        var answer = await fused.Of(query, held, report, cancellation);
        keeping.Keep(hits.Datasets);
        return answer;
    }
}
