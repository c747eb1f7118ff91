using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Catalog;

/// <summary>Whether searches can be answered now. Answered from memory, at any load.</summary>
public sealed record GetReadiness : IRequest<Readiness>, IWithoutUserInput;

public enum ReadinessStatus
{
    Ready,

    /// <summary>It answers, but not with everything that is held.</summary>
    Degraded,
    Unavailable,
}

/// <param name="Reason">One sentence; null when ready.</param>
public sealed record Readiness(ReadinessStatus Status, string? Reason, IndexStatus Index)
{
    public bool IsReady => Status != ReadinessStatus.Unavailable;
}

internal sealed class GetReadinessHandler(ISearchIndex index) : IRequestHandler<GetReadiness, Readiness>
{
    public Task<Readiness> Handle(GetReadiness request, CancellationToken cancellationToken)
    {
        var status = index.Status;
        return Task.FromResult(status.State switch
        {
            IndexState.Absent => new Readiness(ReadinessStatus.Unavailable, "The index is being made.", status),
            IndexState.Behind => new(ReadinessStatus.Degraded, "The index lacks the catalogue's latest changes.", status),
            _ => new(ReadinessStatus.Ready, null, status),
        });
    }
}
