using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Catalog;

/// <summary>Whether searches can be answered now. Answered from memory, at any load.</summary>
public sealed record GetReadiness : IRequest<Readiness>, IWithoutUserInput;

public enum ReadinessStatus
{
    Ready,

    /// <summary>It answers, but not with everything that is held, or not as fast as it could.</summary>
    Degraded,
    Unavailable,
}

/// <param name="Reason">One sentence for each thing that is amiss; null when ready.</param>
/// <param name="Cache">The tiers in which answers are kept, the fastest first.</param>
public sealed record Readiness(ReadinessStatus Status, string? Reason, IndexStatus Index, IReadOnlyList<TierStatus> Cache)
{
    public bool IsReady => Status != ReadinessStatus.Unavailable;
}

internal sealed class GetReadinessHandler(ISearchIndex index, IAnswerCache cache) : IRequestHandler<GetReadiness, Readiness>
{
    public Task<Readiness> Handle(GetReadiness request, CancellationToken cancellationToken)
    {
        var (status, tiers) = (index.Status, cache.Tiers);
        var ofIndex = status.State switch
        {
            IndexState.Absent => "The index is being made.",
            IndexState.Behind => "The index lacks the catalogue's latest changes.",
            _ => null,
        };
        var reasons = tiers.Where(t => t.State is TierStatus.Away).Select(t => t.Reason).Prepend(ofIndex).OfType<string>().ToArray();
        var readiness = status.State is IndexState.Absent ? ReadinessStatus.Unavailable : reasons.Length > 0 ? ReadinessStatus.Degraded : ReadinessStatus.Ready;
        return Task.FromResult(new Readiness(readiness, reasons.Length > 0 ? string.Join(' ', reasons) : null, status, tiers));
    }
}
