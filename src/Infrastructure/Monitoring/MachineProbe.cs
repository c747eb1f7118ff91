using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Monitoring;

/// <summary>What the machine says of this process and its disk.</summary>
internal interface IMachineProbe
{
    /// <summary>Bytes of this process in memory.</summary>
    long WorkingSet { get; }

    /// <summary>What this process has used of all cores since it began.</summary>
    TimeSpan ProcessorTime { get; }

    /// <summary>That this process may use; in a container, its share.</summary>
    int Processors { get; }

    /// <summary>Free and all bytes of the data directory's disk; null where they cannot be had.</summary>
    (long Free, long Total)? Disk { get; }
}

internal sealed class MachineProbe(DataDirectory data) : IMachineProbe
{
    public long WorkingSet => Environment.WorkingSet;

    public TimeSpan ProcessorTime => OperatingSystem.IsIOS() || OperatingSystem.IsTvOS() || OperatingSystem.IsBrowser() ? TimeSpan.Zero : Environment.CpuUsage.TotalTime;

    public int Processors => Environment.ProcessorCount;

    public (long Free, long Total)? Disk
    {
        get
        {
            try
            {
                var disk = new DriveInfo(data.Root);
                return disk.TotalSize > 0 ? (disk.AvailableFreeSpace, disk.TotalSize) : null;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
