using System.Text.Json.Serialization;
using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Caching;

/// <summary>The tiers in which answers are kept, and how they are. Answered from memory.</summary>
public sealed record GetCacheStatus : IRequest<CacheStatus>, IWithoutUserInput;

/// <param name="Tiers">The fastest first.</param>
public sealed record CacheStatus(IReadOnlyList<TierStatus> Tiers)
{
    /// <summary>Whether other processes hear of what is dropped here: through Redis, or through the disk they share.</summary>
    [JsonIgnore]
    public bool IsHeard => Tiers.Any(t => t is { Tier: CacheTier.Redis or CacheTier.Disk, State: TierStatus.On });
}

internal sealed class GetCacheStatusHandler(IAnswerCache cache) : IRequestHandler<GetCacheStatus, CacheStatus>
{
    public Task<CacheStatus> Handle(GetCacheStatus request, CancellationToken cancellationToken) => Task.FromResult(new CacheStatus(cache.Tiers));
}
