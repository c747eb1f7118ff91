using System.Globalization;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog.Vital;

/// <summary>Whether the data directory takes a write, where this process is to write, and has room.</summary>
internal sealed class DiskSign(DataDirectory directory) : IVitalSign
{
    private const long Scarce = 200_000_000;

    public string Name => "disk";

    public VitalSignSeen Look()
    {
        try
        {
            if (directory.Access is CatalogAccess.Write)
            {
                Write();
            }

            var free = new DriveInfo(directory.Root).AvailableFreeSpace;
            return free >= Scarce
                ? VitalSignSeen.Well
                : new(ReadinessStatus.Degraded, string.Create(CultureInfo.InvariantCulture, $"The disk of the data directory is nearly full: {free / 1_000_000} MB are free."));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(ReadinessStatus.Unavailable, $"The data directory cannot be written ({failure.Message.TrimEnd('.')}).");
        }
    }

    /// <summary>To the disk itself: a full or broken one says so only then.</summary>
    private void Write()
    {
        using var probe = new FileStream(Path.Combine(directory.Root, ".writable"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        probe.Write("writable"u8);
        probe.Flush(flushToDisk: true);
    }
}
