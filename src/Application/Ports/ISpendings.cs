namespace OmicsOracle.Application.Ports;

/// <summary>What models have cost, day by day; outlives the process.</summary>
public interface ISpendings
{
    /// <summary>In the currency of the price table. From memory.</summary>
    decimal On(DateOnly day);

    /// <summary>Counts at once; is written a moment later, and a disk that cannot be written is told in the log alone.</summary>
    void Add(DateOnly day, decimal cost);
}
