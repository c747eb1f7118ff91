using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries;

/// <summary>Writes about records that are at hand. Kept by what the records say, and by who writes: another version of either is another summary.</summary>
/// <param name="Writer">The version of the writer.</param>
/// <param name="IsForModel">Whether a model should write it.</param>
internal sealed record WriteSummary(SummaryBrief Brief, string Writer, bool IsForModel) : IRequest<Summary>, ICacheable, IRateLimited
{
    private const char Unit = '\u001f';

    public CacheEntry Cache => new(
        string.Join(Unit, [$"summary:{Writer}", Brief.Question ?? "", .. Brief.Records.Select(r => $"{r.Accession}:{r.Version}")]),
        CacheProfile.Summary,
        [CacheTag.Summary, .. Brief.Records.Select(r => CacheTag.Of(r.Accession))],
        Worth);

    /// <summary>A model may be asked.</summary>
    public int Cost => 5;

    /// <summary>Told of what happens while it is written; not when the cache has it.</summary>
    public Action<SummaryEvent>? Told { get; init; }

    /// <summary>Cancelled when nobody is left who reads along.</summary>
    public CancellationToken Left { get; init; }

    /// <summary>What had to be written in a model's place is kept briefly.</summary>
    private CacheWorth Worth(object answer) => IsForModel && answer is Summary { Meta: { Writer: SummaryAuthor.Extractive, Reason: not null } } ? CacheWorth.Thin : CacheWorth.Whole;
}

internal sealed class WriteSummaryValidator : PlainValidator<WriteSummary>
{
    /// <summary>As many as a question's summary may rest on.</summary>
    private const int MostRecords = 20;

    protected override void Check(WriteSummary request, ref Faults faults) =>
        faults.Require(request.Brief.Records.Count is >= 1 and <= MostRecords, "records", "A summary rests on 1 to 20 records.");
}

internal sealed class WriteSummaryHandler(SummaryWriting writing) : IRequestHandler<WriteSummary, Summary>
{
    // By the request's own token, not the caller's: others may wait for the same summary.
    public Task<Summary> Handle(WriteSummary request, CancellationToken cancellationToken) =>
        writing.Write(request.Brief, request.Told ?? (_ => { }), request.Left);
}
