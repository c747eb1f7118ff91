using System.Text;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.LanguageModels.Extractive;

namespace OmicsOracle.Tests.LanguageModels;

/// <summary>What the built-in writer says of records.</summary>
internal static class Written
{
    public static Task<string> About(Dataset series) => Of(new(null, [RecordText.Of(series)]));

    public static Task<string> About(string question, params Dataset[] series) => Of(new(question, [.. series.Select(RecordText.Of)]));

    public static async Task<string> Of(SummaryBrief brief)
    {
        var (writer, text) = (new ExtractiveWriter(), new StringBuilder());
        foreach (var fact in writer.Facts(brief))
        {
            text.Append(fact.Sentence).Append(' ');
        }

        await foreach (var piece in writer.Write(brief, CancellationToken.None))
        {
            text.Append(((WrittenPiece.Words)piece).Text);
        }

        return text.ToString().TrimEnd();
    }

    public static string[] SentencesOf(string text) => [.. Sentences.Of(text).Select(r => text[r])];

    public static Dataset Series(string title, string? summary, string? design = null, int number = 1) => new()
    {
        Accession = Accession.Series(number),
        Title = title,
        Summary = summary,
        OverallDesign = design,
        Provenance = [new(RecordSource.Soft, new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero))],
    };

    /// <summary>Samples of one tag, so many of each value.</summary>
    public static IReadOnlyList<Sample> Samples(string tag, params (string Value, int Count)[] groups) =>
        [.. groups.SelectMany(g => Enumerable.Repeat(g.Value, g.Count)).Select((value, i) => new Sample(Accession.Sample(i + 1), $"Sample {i + 1}", null, [], [new(tag, value)]))];
}
