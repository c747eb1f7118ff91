using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Reads the records of one file in one format.</summary>
internal interface IRecordReader
{
    /// <summary>What it met, for the case that none of it was a series.</summary>
    HeldRecords Held { get; }

    IEnumerable<RecordRead> Read();
}

/// <summary>Counts of records that are not series.</summary>
internal sealed class HeldRecords
{
    public const string NotASeries = ", not a series";

    public int Platforms { get; set; }

    public int Samples { get; set; }

    public int DataSets { get; set; }

    public void Add(HeldRecords others) =>
        (Platforms, Samples, DataSets) = (Platforms + others.Platforms, Samples + others.Samples, DataSets + others.DataSets);

    /// <summary>Counts one that is no series, and says so.</summary>
    public string Count(AccessionKind kind)
    {
        switch (kind)
        {
            case AccessionKind.Platform:
                Platforms++;
                return "a platform" + NotASeries;
            case AccessionKind.Sample:
                Samples++;
                return "a sample" + NotASeries;
            default:
                DataSets++;
                return "a curated data set" + NotASeries;
        }
    }

    /// <summary>Such as <c>1 platform (GPL) and 11 samples (GSM)</c>; null for nothing.</summary>
    public override string? ToString()
    {
        string[] parts = [.. new[] { (Platforms, "platform", "GPL"), (Samples, "sample", "GSM"), (DataSets, "data set", "GDS") }
            .Where(p => p.Item1 > 0)
            .Select(p => $"{p.Item1} {p.Item2}{(p.Item1 == 1 ? "" : "s")} ({p.Item3})")];
        return parts.Length == 0 ? null : string.Join(" and ", parts);
    }
}
