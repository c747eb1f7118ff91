using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>An enhanced search with its stages as they happen: how it was understood first, the whole answer last. Where the answer is there already, only these two.
/// Kept and metered as <see cref="SearchEnhanced"/>, which it sends.</summary>
public sealed record WatchSearch(SearchQuery Query, SearchSource Source = SearchSource.Auto) : IRequest<IAsyncEnumerable<SearchStage>>;

internal sealed class WatchSearchValidator : PlainValidator<WatchSearch>
{
    protected override void Check(WatchSearch request, ref Faults faults) =>
        SearchRules.Check(request.Query, request.Source, request.Query.After is null ? 0 : SearchEnhanced.Fingerprint(request.Query), ref faults);
}

internal sealed class WatchSearchHandler(IMediator mediator) : IRequestHandler<WatchSearch, IAsyncEnumerable<SearchStage>>
{
    /// <summary>More than a search has.</summary>
    private const int MostStages = 16;

    public Task<IAsyncEnumerable<SearchStage>> Handle(WatchSearch request, CancellationToken cancellationToken) => Task.FromResult(Stages(request, cancellationToken));

    private async IAsyncEnumerable<SearchStage> Stages(WatchSearch request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var stages = Channel.CreateBounded<SearchStage>(MostStages);
        var answering = Answer(request, stages.Writer);
        var isUnderstood = false;
        await foreach (var stage in stages.Reader.ReadAllAsync(cancellation))
        {
            isUnderstood |= stage is SearchStage.Understood;
            yield return stage;
        }

        var answer = await answering;
        if (!isUnderstood)
        {
            yield return new SearchStage.Understood(answer.Interpretation);
        }

        yield return new SearchStage.Done(answer);
    }

    /// <summary>Goes on when its reader leaves: others may wait for the same answer.</summary>
    private async Task<SearchAnswer> Answer(WatchSearch request, ChannelWriter<SearchStage> stages)
    {
        try
        {
            return await mediator.Send(new SearchEnhanced(request.Query, request.Source) { Told = stage => stages.TryWrite(stage) }, CancellationToken.None);
        }
        finally
        {
            stages.Complete();
        }
    }
}
