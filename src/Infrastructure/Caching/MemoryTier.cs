using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>The memory in which FusionCache keeps its first level: bounded by estimated bytes, the least used go first.</summary>
internal sealed class MemoryTier(IOptions<CacheOptions> options) : IDisposable
{
    public MemoryCache Cache { get; } = new(new MemoryCacheOptions { SizeLimit = options.Value.Memory.MaxBytes, TrackStatistics = true });

    public TierStatus Status
    {
        get
        {
            var figures = Cache.GetCurrentStatistics()!;
            return new(CacheTier.Memory, options.Value.Enabled ? TierStatus.On : TierStatus.Off, null, figures.CurrentEntryCount, figures.CurrentEstimatedSize, options.Value.Memory.MaxBytes);
        }
    }

    public void Dispose() => Cache.Dispose();
}
