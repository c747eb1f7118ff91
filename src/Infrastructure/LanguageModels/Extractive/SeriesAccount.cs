using OmicsOracle.Application.Summaries;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>What is told of one series: its own sentences, and then what follows from its data.</summary>
internal static class SeriesAccount
{
    public static IEnumerable<string> Of(RecordText record)
    {
        var prose = PickedProse.Of(record);
        string[] told = prose.Count > 0 || RecordFacts.IsSuperSeries(record.Dataset) ? [.. Titled(record.Dataset.Title, prose), .. prose.Select(Ended)] : [SummaryWording.NothingToSummarise];
        return told.Concat(RecordFacts.Of(record.Dataset, prose));
    }

    /// <summary>The title, where most of what it speaks of is not in the prose; unless it would not be read as one sentence, or is none to be repeated.</summary>
    private static IEnumerable<string> Titled(string title, IReadOnlyList<string> prose)
    {
        var topic = Telling.Of(title).FindAll(t => !Telling.IsCommon(t));
        var told = Telling.Of(string.Join(' ', prose)).ToHashSet(StringComparer.Ordinal);
        var sentence = $"The series is titled “{title.Trim().TrimEnd('.')}”.";
        return topic.Count > 0 && 2 * topic.Count(told.Contains) < topic.Count && !Boilerplate.Is(title) && !title.Contains('|') && Sentences.Of(sentence).Count == 1 ? [sentence] : [];
    }

    /// <summary>A sentence that the submitter left without its stop gets one.</summary>
    private static string Ended(string sentence) =>
        sentence.TrimEnd('"', '”', ')', ']', '\'', '’') is [.., '.' or '!' or '?'] ? sentence : sentence.TrimEnd(':', ';', ',', ' ') + ".";
}
