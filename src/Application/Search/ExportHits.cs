using System.Runtime.CompilerServices;
using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>All of the catalogue's hits, the best first, as a stream: what is asked and found first, then series by series. Never kept: it may be hundreds of megabytes.</summary>
/// <param name="Enhanced">Whether the question is understood first, or searched as a simple search does.</param>
public sealed record ExportHits(SearchQuery Query, bool Enhanced) : IRequest<IAsyncEnumerable<ExportPart>>, IRateLimited, ILongRunning
{
    public int Cost => 10;
}

/// <summary>One part of an export.</summary>
public abstract record ExportPart;

/// <summary>The first part.</summary>
/// <param name="AskedAt">UTC.</param>
/// <param name="Sequence">The catalogue's change up to which the list holds everything.</param>
/// <param name="AsOf">When that was indexed.</param>
public sealed record ExportHead(string Query, bool Enhanced, DateTimeOffset AskedAt, int Total, long Sequence, DateTimeOffset? AsOf) : ExportPart;

/// <summary>All others.</summary>
public sealed record ExportRow(ListedSeries Series) : ExportPart;

internal sealed class ExportHitsValidator : PlainValidator<ExportHits>
{
    protected override void Check(ExportHits request, ref Faults faults) => SearchQueryRules.Check(request.Query, ref faults);
}

internal sealed class ExportHitsHandler(QuestionReader reader, WordReader words, ISearchIndex index, TimeProvider time) : IRequestHandler<ExportHits, IAsyncEnumerable<ExportPart>>
{
    public Task<IAsyncEnumerable<ExportPart>> Handle(ExportHits request, CancellationToken cancellationToken) => Task.FromResult(Parts(request, cancellationToken));

    private async IAsyncEnumerable<ExportPart> Parts(ExportHits request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var hits = request.Enhanced
            ? await Understood(request.Query, cancellation)
            : await index.All(words.Read(request.Query), cancellation);
        yield return new ExportHead(request.Query.Text, request.Enhanced, time.GetUtcNow(), hits.Total, hits.Status.Sequence, hits.Status.AsOf);
        foreach (var series in hits.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new ExportRow(series);
        }
    }

    private async Task<AllHits> Understood(SearchQuery query, CancellationToken cancellation)
    {
        var decided = await WordFallback.Decide(
            EnhancedSearch.Bounded(reader.Read(query)).Read,
            query,
            understood => index.All(understood, cancellation),
            inWords => index.All(inWords, cancellation),
            hits => hits.Total);
        decided.Other?.Dispose();
        return decided.Found;
    }
}
