using Microsoft.Extensions.Hosting;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <summary>Hears of tags that another process on the same folder has dropped, such as <c>cache clear</c> beside a running service, and makes this one look at their marks again.</summary>
internal sealed class DropsElsewhere(DiskTier disk, IFusionCache fusion, RecentDrops drops, TimeProvider time) : IHostedService
{
    private static readonly FusionCacheEntryOptions InMemoryOnly = new() { SkipDistributedCacheWrite = true, SkipBackplaneNotifications = true };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        disk.DroppedElsewhere += Heard;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        disk.DroppedElsewhere -= Heard;
        return Task.CompletedTask;
    }

    private void Heard(string tag)
    {
        drops.Add(tag, time.GetUtcNow());
        try
        {
            fusion.Remove(TagMarks.KeyOf(tag), InMemoryOnly);
        }
        catch (ObjectDisposedException)
        {
            // The program ends; there is nothing left to forget.
        }
    }
}
