using MediatR;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries;

/// <summary>What a series studied, in what, how, with which samples, and what it may serve for: each sentence checked against the record.</summary>
public sealed record SummarizeDataset(Accession Accession) : IRequest<Summary>;

/// <summary>The same as it is written. Several who ask at once read along with one another.</summary>
public sealed record WatchDatasetSummary(Accession Accession) : IRequest<IAsyncEnumerable<SummaryEvent>>;

internal sealed class SummarizeDatasetValidator : PlainValidator<SummarizeDataset>
{
    protected override void Check(SummarizeDataset request, ref Faults faults) =>
        faults.Require(request.Accession.Number > 0, "accession", "Name a GEO accession such as GSE2034.");
}

internal sealed class WatchDatasetSummaryValidator : PlainValidator<WatchDatasetSummary>
{
    protected override void Check(WatchDatasetSummary request, ref Faults faults) =>
        faults.Require(request.Accession.Number > 0, "accession", "Name a GEO accession such as GSE2034.");
}

internal sealed class SummarizeDatasetHandler(IMediator mediator, SummaryWriting writing, SummaryStreams streams) : IRequestHandler<SummarizeDataset, Summary>
{
    public async Task<Summary> Handle(SummarizeDataset request, CancellationToken cancellationToken) =>
        await streams.Whole(await Writing(request.Accession, mediator, writing, cancellationToken), cancellationToken);

    internal static async Task<WriteSummary> Writing(Accession accession, IMediator mediator, SummaryWriting writing, CancellationToken cancellation) =>
        writing.Request(new(null, [RecordText.Of(await mediator.Send(new GetDataset(accession), cancellation))]));
}

internal sealed class WatchDatasetSummaryHandler(IMediator mediator, SummaryWriting writing, SummaryStreams streams) : IRequestHandler<WatchDatasetSummary, IAsyncEnumerable<SummaryEvent>>
{
    public async Task<IAsyncEnumerable<SummaryEvent>> Handle(WatchDatasetSummary request, CancellationToken cancellationToken) =>
        streams.Join(await SummarizeDatasetHandler.Writing(request.Accession, mediator, writing, cancellationToken), cancellationToken);
}
