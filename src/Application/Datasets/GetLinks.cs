using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Datasets;

/// <summary>The papers and sequencing runs of a series, asked of NCBI at the same time; each part says where it is from or why it is missing.</summary>
public sealed record GetLinks(Accession Accession) : IRequest<DatasetLinks>, ICacheable, IRateLimited
{
    private static readonly Func<object, CacheWorth> Worth = answer => answer is DatasetLinks { IsWhole: false } ? CacheWorth.Thin : CacheWorth.Whole;
    private static readonly Func<object, TimeSpan, object> Aged = (answer, age) => ((DatasetLinks)answer).Aged(age);

    public CacheEntry Cache => new($"record:links:{Accession}", CacheProfile.Record, [CacheTag.Of(Accession), CacheTag.Catalog], Worth, Aged);

    public int Cost => 2;
}

public sealed record DatasetLinks(Accession Accession, LinkedPart<Publication> Publications, LinkedPart<SequencingRun> Runs)
{
    internal bool IsWhole => Publications.Status is LinkStatus.Ok && Runs.Status is LinkStatus.Ok;

    /// <summary>The same, marked as what was known a while ago.</summary>
    internal DatasetLinks Aged(TimeSpan age) => this with { Publications = Publications.Aged(age), Runs = Runs.Aged(age) };
}

public enum LinkStatus
{
    Ok,

    /// <summary>The source left something out.</summary>
    Partial,

    /// <summary>It is from a while ago; asking again was in vain.</summary>
    Stale,
    Timeout,
    Throttled,
    Unavailable,
}

/// <param name="Source">"pubmed" or "sra".</param>
/// <param name="AsOf">When the source said so; null where it did not answer.</param>
/// <param name="Reason">One sentence where something is missing or there is nothing; otherwise null.</param>
public sealed record LinkedPart<T>(LinkStatus Status, string Source, DateTimeOffset? AsOf, IReadOnlyList<T> Items, string? Reason)
{
    internal LinkedPart<T> Aged(TimeSpan age) => this with { Status = LinkStatus.Stale, Reason = Ageing.Sentence(age) };
}

/// <summary>How long each part may take. Section <c>Links</c>.</summary>
public sealed record LinksOptions
{
    public const string Section = "Links";

    /// <summary>PubMed's part: one call. Above 0; 4 s by default.</summary>
    public TimeSpan Publications { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>SRA's part: two calls, one after the other. Above 0; 6 s by default.</summary>
    public TimeSpan Runs { get; init; } = TimeSpan.FromSeconds(6);
}

internal sealed class GetLinksValidator : AbstractValidator<GetLinks>
{
    public GetLinksValidator() =>
        RuleFor(q => q.Accession.Number).GreaterThan(0).WithMessage("Name a GEO accession such as GSE2034.").OverridePropertyName("accession");
}

internal sealed class GetLinksHandler(HeldOrLive series, ILinkedSources linked, IGeoSource geo, IOptions<LiveOptions> live, IOptions<LinksOptions> options, TimeProvider time)
    : IRequestHandler<GetLinks, DatasetLinks>
{
    public async Task<DatasetLinks> Handle(GetLinks request, CancellationToken cancellationToken)
    {
        var dataset = await series.Find(request.Accession, cancellationToken);
        var publications = dataset.PubMedIds.Count == 0
            ? Task.FromResult(new LinkedPart<Publication>(LinkStatus.Ok, "pubmed", null, [], "The record names no paper."))
            : Part("pubmed", stop => linked.Publications(dataset.PubMedIds, stop), options.Value.Publications, cancellationToken);
        var runs = Part("sra", stop => linked.Runs(request.Accession, stop), options.Value.Runs, cancellationToken);
        return new(request.Accession, await publications, await runs);
    }

    private async Task<LinkedPart<T>> Part<T>(string source, Func<CancellationToken, Task<SourceAnswer<IReadOnlyList<T>>>> ask, TimeSpan patience, CancellationToken cancellation)
    {
        if (!live.Value.Enabled || geo.Budget.IsOff)
        {
            return new(LinkStatus.Unavailable, source, null, [], LiveFailure.SwitchedOff);
        }

        using var left = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(left.Token, cancellation);
        try
        {
            var answer = await ask(either.Token).WaitAsync(either.Token);
            return answer.Kind switch
            {
                AnswerKind.Ok => new(LinkStatus.Ok, source, time.GetUtcNow(), answer.Value ?? [], null),
                AnswerKind.Partial => new(LinkStatus.Partial, source, time.GetUtcNow(), answer.Value ?? [], answer.Reason is { } why ? $"Not everything came: {why.TrimEnd('.')}." : "Not everything came."),
                AnswerKind.Empty or AnswerKind.NotFound => new(LinkStatus.Ok, source, time.GetUtcNow(), [], "Nothing is linked to this series there."),
                AnswerKind.Throttled => new(LinkStatus.Throttled, source, null, [], "NCBI takes no more requests from here for the moment."),
                _ => new(LinkStatus.Unavailable, source, null, [], answer.Reason is { } why ? $"NCBI cannot answer now ({why.TrimEnd('.')})." : "NCBI cannot answer now."),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(LinkStatus.Timeout, source, null, [], FormattableString.Invariant($"NCBI did not answer within {patience.TotalSeconds:0.#} s."));
        }
    }
}
