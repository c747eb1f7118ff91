using System.Runtime.CompilerServices;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>The built-in writer: the record's own sentences, picked and put in order, and then what follows from its data. Needs no network, tells the same each time, and never fails.</summary>
internal sealed class ExtractiveWriter : IBuiltInWriter
{
    public SummaryAuthor Author => SummaryAuthor.Extractive;

    public string? Model => null;

    public string Version => "2";

    public IReadOnlyList<WrittenPiece.Fact> Facts(SummaryBrief brief) => brief?.Question is null ? [] : [.. HitsAccount.Facts(brief.Records, brief.Question)];

    public async IAsyncEnumerable<WrittenPiece> Write(SummaryBrief brief, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(brief);
        await Task.CompletedTask; // nothing is waited for: the port is for writers that do
        var sentences = brief.Question is null ? SeriesAccount.Of(brief.Records[0]) : HitsAccount.Quoted(brief.Records);
        string? before = null;
        foreach (var sentence in sentences)
        {
            cancellation.ThrowIfCancellationRequested();
            if (before is not null)
            {
                yield return new WrittenPiece.Words(Gap(before, sentence));
            }

            yield return new WrittenPiece.Words(sentence);
            before = sentence;
        }
    }

    /// <summary>A blank; a line's end where a reader would take the two for one sentence, as after "medium A." or before a name in small letters.</summary>
    private static string Gap(string before, string sentence) => Sentences.EndOf($"{before} {sentence}", 0) == before.Length + 1 ? " " : "\n";
}
