using System.Diagnostics;

namespace OmicsOracle.Bench.Load;

/// <summary>What the service's process holds at one moment.</summary>
/// <param name="At">The clock's ticks.</param>
/// <param name="Memory">Megabytes.</param>
internal readonly record struct Look(long At, double Memory, TimeSpan Processor, int Handles, int Threads);

/// <summary>Looks at the service's process now and then.</summary>
internal sealed class ServiceWatch(ProductProcess service)
{
    private readonly List<Look> _looks = [];

    public void Look() => _looks.Add(new(Stopwatch.GetTimestamp(), service.Resident, service.Processor, service.Handles, service.Threads));

    /// <summary>The last look before a moment, or the first there is.</summary>
    public Look Before(long moment)
    {
        var at = _looks.FindLastIndex(l => l.At <= moment);
        return _looks[Math.Max(at, 0)];
    }
}
