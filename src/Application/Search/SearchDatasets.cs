using FluentValidation;
using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>The series that answer a question, the best first, with facets over all hits.</summary>
public sealed record SearchDatasets(SearchQuery Query) : IRequest<SearchAnswer>, ICacheable, IRateLimited
{
    /// <summary>Every search answer carries it: any change of the catalogue may change any search.</summary>
    public const string CacheTag = "search";

    private static readonly string[] Tags = [CacheTag];

    public CacheEntry Cache => new("search:" + Query.Canonical(), CacheProfile.Search, Tags);

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

internal sealed class SearchDatasetsHandler(ISearchIndex index, TimeProvider time) : IRequestHandler<SearchDatasets, SearchAnswer>
{
    public async Task<SearchAnswer> Handle(SearchDatasets request, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var status = index.Status;
        var found = await index.Search(request.Query, cancellationToken);
        var took = Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 3);

        var behind = status.State == IndexState.Behind;
        var source = new SourceReport(
            status.IsStarter ? "starter" : "local",
            behind ? SourceStatus.Stale : SourceStatus.Ok,
            found.Total,
            took,
            status.AsOf);
        return new SearchAnswer(
            request.Query.Text,
            found.Total,
            took,
            behind ? Completeness.Partial : Completeness.Complete,
            [source],
            found.Interpretation,
            found.Facets,
            found.Results,
            found.NextCursor);
    }
}
