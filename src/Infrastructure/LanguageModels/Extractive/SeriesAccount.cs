using OmicsOracle.Application.Summaries;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>What is told of one series: its own sentences, and then what follows from its data.</summary>
internal static class SeriesAccount
{
    public static IEnumerable<string> Of(RecordText record)
    {
        var prose = PickedProse.Of(record);
        string[] told = prose.Count > 0 ? [.. prose.Select(Ended)] : [SummaryWording.NothingToSummarise];
        return told.Concat(RecordFacts.Of(record.Dataset, prose));
    }

    /// <summary>A sentence that the submitter left without its stop gets one.</summary>
    private static string Ended(string sentence) =>
        sentence.TrimEnd('"', '”', ')', ']', '\'', '’') is [.., '.' or '!' or '?'] ? sentence : sentence.TrimEnd(':', ';', ',', ' ') + ".";
}
