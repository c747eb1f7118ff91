using MediatR;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries;

/// <summary>What the best hits of a question have in common and where they differ; each sentence with the accessions that it rests on.</summary>
/// <param name="Query">Its limit and cursor are of no account: it is the first hits that are summarised.</param>
public sealed record SummarizeSearch(SearchQuery Query, SearchSource Source = SearchSource.Auto) : IRequest<Summary>;

/// <summary>The same as it is written.</summary>
public sealed record WatchSearchSummary(SearchQuery Query, SearchSource Source = SearchSource.Auto) : IRequest<IAsyncEnumerable<SummaryEvent>>;

internal sealed class SummarizeSearchValidator : PlainValidator<SummarizeSearch>
{
    protected override void Check(SummarizeSearch request, ref Faults faults) => SearchRules.Check(request.Query, request.Source, 0, ref faults);
}

internal sealed class WatchSearchSummaryValidator : PlainValidator<WatchSearchSummary>
{
    protected override void Check(WatchSearchSummary request, ref Faults faults) => SearchRules.Check(request.Query, request.Source, 0, ref faults);
}

/// <summary>The best hits of a question as records to write about.</summary>
internal sealed class HitsToSummarize(IMediator mediator, IDatasetCatalog catalog, SummaryWriting writing, IOptions<SummaryOptions> options)
{
    /// <exception cref="NothingToSummarize">The question has no hits.</exception>
    public async Task<WriteSummary> Of(SearchQuery query, SearchSource source, CancellationToken cancellation)
    {
        var answer = await mediator.Send(new SearchEnhanced(query with { After = null, Limit = options.Value.Hits }, source), cancellation);
        var records = new List<RecordText>(answer.Results.Count);
        foreach (var (accession, hit) in answer.Results.SelectMany(Series).Take(options.Value.Hits))
        {
            if ((await catalog.Find(accession, cancellation) ?? (accession == hit.Accession ? Shown(hit) : null)) is { } held)
            {
                records.Add(RecordText.Of(held));
            }
        }

        return records.Count == 0 ? throw new NothingToSummarize(answer.Completeness) : writing.Request(new(answer.Query, records));
    }

    /// <summary>A family by its parts, whose samples the SuperSeries only repeats.</summary>
    private static IEnumerable<(Accession, SearchHit)> Series(SearchHit hit) => hit.Family is { } family && family.Members.Any(m => m.Accession != family.SuperSeries)
        ? family.Members.Where(m => m.Accession != family.SuperSeries).Select(m => (m.Accession, hit))
        : [(hit.Accession, hit)];

    /// <summary>A hit that GEO told just now and that is not stored yet: what it says of itself.</summary>
    private static Dataset Shown(SearchHit hit) => new()
    {
        Accession = hit.Accession,
        Title = hit.Title,
        Summary = hit.Summary,
        Organisms = [.. hit.Organisms.Select(Organism.Of)],
        StudyTypes = hit.Types,
        Platforms = hit.Platforms,
        SampleCount = hit.SampleCount,
        PublishedOn = hit.PublishedOn,
        PubMedIds = hit.PubmedIds,
        Provenance = [new(RecordSource.DocumentSummary, hit.FetchedAt)],
    };
}

internal sealed class SummarizeSearchHandler(HitsToSummarize hits, SummaryStreams streams) : IRequestHandler<SummarizeSearch, Summary>
{
    public async Task<Summary> Handle(SummarizeSearch request, CancellationToken cancellationToken) =>
        await streams.Whole(await hits.Of(request.Query, request.Source, cancellationToken), cancellationToken);
}

internal sealed class WatchSearchSummaryHandler(HitsToSummarize hits, SummaryStreams streams) : IRequestHandler<WatchSearchSummary, IAsyncEnumerable<SummaryEvent>>
{
    public async Task<IAsyncEnumerable<SummaryEvent>> Handle(WatchSearchSummary request, CancellationToken cancellationToken) =>
        streams.Join(await hits.Of(request.Query, request.Source, cancellationToken), cancellationToken);
}
