namespace OmicsOracle.Bench;

/// <summary>How long each of many answers took.</summary>
internal sealed class Latencies
{
    private readonly List<double> _milliseconds = [];

    public double P50 => Percentile(0.50);

    public double P95 => Percentile(0.95);

    public double P99 => Percentile(0.99);

    public double Most => _milliseconds.Max();

    public int Count => _milliseconds.Count;

    public double Mean => _milliseconds.Average();

    public void Add(TimeSpan took) => _milliseconds.Add(took.TotalMilliseconds);

    public void Add(Latencies more) => _milliseconds.AddRange(more._milliseconds);

    /// <summary>The smallest value that so many of all do not exceed (nearest rank).</summary>
    private double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
