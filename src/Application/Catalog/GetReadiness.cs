using System.Globalization;
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
/// <param name="Checks">Each thing that the service stands on.</param>
public sealed record Readiness(ReadinessStatus Status, string? Reason, IndexStatus Index, IReadOnlyList<TierStatus> Cache, IReadOnlyList<ReadinessCheck> Checks)
{
    public bool IsReady => Status != ReadinessStatus.Unavailable;
}

/// <param name="Name">index, store, disk, ncbi, or a tier of the cache.</param>
/// <param name="Reason">One sentence where it is not ready; otherwise null.</param>
/// <param name="AgeSeconds">Since it was looked at; null where it never was. 0 for what is known at every moment.</param>
public sealed record ReadinessCheck(string Name, ReadinessStatus Status, string? Reason, double? AgeSeconds);

internal sealed class GetReadinessHandler(ISearchIndex index, IAnswerCache cache, IGeoSource geo, VitalSigns vital) : IRequestHandler<GetReadiness, Readiness>
{
    public Task<Readiness> Handle(GetReadiness request, CancellationToken cancellationToken)
    {
        var (status, tiers) = (index.Status, cache.Tiers);
        ReadinessCheck[] checks = [OfIndex(status), .. vital.Last(), .. tiers.Where(t => t.State is not TierStatus.Off).Select(OfTier), OfNcbi(geo.Budget)];
        var reasons = checks.Select(c => c.Reason).OfType<string>().ToArray();
        return Task.FromResult(new Readiness(checks.Max(c => c.Status), reasons.Length > 0 ? string.Join(' ', reasons) : null, status, tiers, checks));
    }

    private static ReadinessCheck OfIndex(IndexStatus index) => index.State switch
    {
        IndexState.Absent => new("index", ReadinessStatus.Unavailable, "The index is being made.", 0),
        IndexState.Behind => new("index", ReadinessStatus.Degraded, "The index lacks the catalogue's latest changes.", 0),
        _ => new("index", ReadinessStatus.Ready, null, 0),
    };

    private static ReadinessCheck OfTier(TierStatus tier) =>
        new(NameOf(tier.Tier), tier.State is TierStatus.Away ? ReadinessStatus.Degraded : ReadinessStatus.Ready, tier.State is TierStatus.Away ? tier.Reason : null, 0);

    private static string NameOf(CacheTier tier) => tier is CacheTier.Redis ? "redis" : $"{tier.ToString().ToLowerInvariant()} cache";

    private static ReadinessCheck OfNcbi(SourceBudget ncbi) => ncbi is { State: SourceBudget.Broken }
        ? new("ncbi", ReadinessStatus.Degraded, ncbi.PausedUntil is { } until
            ? string.Create(CultureInfo.InvariantCulture, $"NCBI does not answer; it is asked again at {until:HH:mm:ss} UTC, and the catalogue answers alone until then.")
            : "NCBI does not answer; the catalogue answers alone.", 0)
        : new("ncbi", ReadinessStatus.Ready, null, 0);
}
