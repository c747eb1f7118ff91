using System.Text.RegularExpressions;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Starter;

/// <summary>What one recorded file says of a series. An empty list or null means that the file is silent, not that there is nothing.</summary>
internal sealed partial record RecordedSeries(string Accession, string Source)
{
    private static readonly Lazy<ILookup<string, RecordedSeries>> Everything = new(ReadAll);

    public IReadOnlyList<string> Organisms { get; init; } = [];

    /// <summary>Only GEO's controlled words; what submitters wrote there before ("time-course") is left out.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Platforms { get; init; } = [];

    public int? SampleCount { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public IReadOnlyList<int> PubMedIds { get; init; } = [];

    /// <summary>Title, summary and whatever else the file tells in sentences.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>All that the recorded data have on a series; skips the test where they are absent.</summary>
    public static IReadOnlyList<RecordedSeries> Of(string accession) => [.. Everything.Value[accession]];

    public static bool IsControlledType(string type) => ControlledType().IsMatch(type);

    [GeneratedRegex("^((Expression|Genome variation|Genome binding/occupancy|Methylation|Non-coding RNA|Protein) profiling by .+|SNP genotyping by .+|Third-party reanalysis|Other)$")]
    private static partial Regex ControlledType();

    private static ILookup<string, RecordedSeries> ReadAll()
    {
        RecordedData.Path("data/soft");
        var wanted = StarterSeries.All.Select(s => s.Accession).ToHashSet();
        return RecordedSummaries.Read().Concat(RecordedSoft.Read()).Concat(RecordedMiniml.Read())
            .Where(s => wanted.Contains(s.Accession))
            .ToLookup(s => s.Accession);
    }
}
