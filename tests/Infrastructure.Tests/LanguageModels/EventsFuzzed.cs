using System.Text;
using CsCheck;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Infrastructure.LanguageModels;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.LanguageModels;

public sealed class EventsFuzzed
{
    private static readonly string[] Events =
    [
        "null", "[]", "{}", "0", "\"\"", "true", "[DONE]", "[DONE", " [DONE] ", """{"choices":null}""", """{"choices":[null]}""", """{"choices":[{}]}""", """{"choices":[{"delta":null}]}""", """{"choices":7}""",
        """{"choices":[{"delta":{"content":null}}]}""", """{"choices":[{"delta":{"content":7}}]}""", """{"choices":[{"finish_reason":7}]}""", """{"choices":[{"finish_reason":"stop"}]}""", """{"error":null,"choices":[]}""",
        """{"error":[]}""", """{"error":{"code":7}}""", """{"error":{"innererror":3}}""", """{"usage":{},"choices":[]}""", """{"usage":{"prompt_tokens":null},"choices":[]}""", """{"usage":{"prompt_tokens":1e99},"choices":[]}""",
    ];

    private static IEnumerable<string> Streams() => RecordedData.FilesBelow("data/llm").Where(f => f.EndsWith(".sse", StringComparison.Ordinal) || !f.Contains('.', StringComparison.Ordinal));

    [TestCaseSource(nameof(Streams))]
    public async Task A_stream_cut_anywhere_and_in_any_pieces_gives_a_beginning_of_its_text_and_only_the_whole_ends_well(string file)
    {
        var content = await File.ReadAllBytesAsync(RecordedData.Path(file));
        var whole = (await AnswersRecorded.Reading(file, content)).Text;
        await Gen.Select(Gen.Int[0, content.Length], Gen.Int[1, 400].Array[1, 50]).SampleAsync(async cut =>
        {
            var (text, hasFailed) = await Read(content[..cut.Item1], cut.Item2);
            Assert.That(whole, Does.StartWith(text));
            Assert.That(hasFailed || text == whole, Is.True, "a text without its end is never taken for whole");
        }, iter: 100);
    }

    [TestCaseSource(nameof(Streams))]
    public async Task Bytes_that_were_changed_on_the_way_are_read_or_told_as_failure(string file)
    {
        var content = await File.ReadAllBytesAsync(RecordedData.Path(file));
        await Gen.Select(Gen.Int[0, content.Length - 1], Gen.Byte).Array[1, 5].SampleAsync(async changes =>
        {
            var changed = (byte[])content.Clone();
            foreach (var (at, value) in changes)
            {
                changed[at] = value;
            }

            await Read(changed, [64]);
        }, iter: 100);
    }

    [Test]
    public async Task Any_json_for_an_event_is_read_or_told_as_failure() =>
        await Gen.Int[0, Events.Length - 1].Array[1, 6].SampleAsync(events => Read(Encoding.UTF8.GetBytes(string.Concat(events.Select(e => $"data: {Events[e]}\n\n"))), [16]), iter: 1_000);

    private static async Task<(string Text, bool HasFailed)> Read(byte[] content, int[] pieces)
    {
        var text = new StringBuilder();
        try
        {
            await foreach (var piece in ChatReading.Read(new PiecewiseStream(content, pieces), 700, CancellationToken.None))
            {
                text.Append(piece.Text);
            }

            return (text.ToString(), false);
        }
        catch (WriterFailed)
        {
            return (text.ToString(), true);
        }
    }

    /// <summary>Gives so many bytes at a time, over and over.</summary>
    private sealed class PiecewiseStream(byte[] content, int[] pieces) : MemoryStream(content)
    {
        private int _piece;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var most = Math.Min(buffer.Length, pieces[_piece++ % pieces.Length]);
            return ValueTask.FromResult(Read(buffer.Span[..most]));
        }
    }
}
