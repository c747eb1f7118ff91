using System.Globalization;
using System.Net;
using System.Text;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Infrastructure.LanguageModels;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.LanguageModels;

/// <summary>Every recorded answer of a real host, and what it is read as.</summary>
public sealed class AnswersRecorded
{
    // What the text begins with and ends with, and what it took; or the fault.
    private static readonly Dictionary<string, object> Expected = new(StringComparer.Ordinal)
    {
        ["azure-chat_content_filtering-0.json"] = WriterFault.Declined,
        ["azure-chat_content_filtering-1.json"] = new Read("Why did", "😄", 16, 24),
        ["azure-chat_content_filtering-2.json"] = new Read("", "", null, null),
        ["azure-chat_content_filtering-3.json"] = new Read("", "", null, null),
        ["azure-chat_reasoning-0.json"] = new Read("3", "3", 11, 203),
        ["azure-chat_reasoning-HTTP404.json"] = WriterFault.NoSuchModel,
        ["azure-chat_streaming-0.sse"] = new Read("Why", "!", null, null),
        ["azure-chat_streaming-1.sse"] = new Read("Why did", "!", null, null),
        ["azure-chat_streaming-2.sse"] = new Read("Sure", "😄", null, null),
        ["azure-chat_streaming-3.sse"] = new Read("Sure", "😄", null, null),
        ["azure-prompt_content_filtering-0.json"] = WriterFault.Declined,
        ["azure-prompt_content_filtering-1.json"] = new Read("", "", null, null),
        ["azure-prompt_content_filtering-2.json"] = new Read("", "", null, null),
        ["azure-prompt_content_filtering-3.json"] = new Read("", "", null, null),
        // Ollama's own API, which is another: an address without /v1 leads there.
        ["ollama-async_streaming_chat_legacy.ndjson"] = WriterFault.Broken,
        ["ollama-chat_legacy.json"] = WriterFault.Broken,
        ["ollama-chat_tool_calls_legacy.json"] = WriterFault.Broken,
        ["ollama-generation_legacy.json"] = WriterFault.Broken,
        ["ollama-streaming_chat_legacy.ndjson"] = WriterFault.Broken,
        ["ollama-streaming_generation_legacy.ndjson"] = WriterFault.Broken,
        ["openai-chat-0.json"] = new Read("", "", null, null),
        ["openai-chat-1.json"] = new Read("Why did the Opentelemetry", "500 Internal Server Error!", 15, 31),
        ["openai-chat-2.json"] = new Read("", "", null, null),
        ["openai-chat-3.json"] = new Read("", "", null, null),
        ["openai-chat_async_streaming-0.sse"] = new Read("Why did the developer", "requests!", null, null),
        ["openai-chat_async_streaming-1.sse"] = new Read("Why did the", "bugs!", null, null),
        ["openai-chat_async_streaming-2.sse"] = new Read("", "", null, null),
        ["openai-chat_context_propagation.json"] = new Read("Why did the OpenTelemetry metric", "stress.", 43, 36),
        ["openai-chat_reasoning-0.json"] = new Read("", "", null, null),
        ["openai-chat_reasoning-1.json"] = new Read("", "", null, null),
        ["openai-chat_reasoning-2.json"] = new Read("", "", null, null),
        ["openai-chat_response_format-0.json"] = new Read("", "", null, null),
        ["openai-chat_response_format-1.json"] = new Read("", "", null, null),
        ["openai-chat_streaming.sse"] = new Read("In the", "", 10, 50),
        ["openai-chat_streaming_exception_during_consumption-0.sse"] = new Read("Why did the op", "too far!", null, null),
        ["openai-chat_streaming_exception_during_consumption-1.sse"] = new Read("Once upon a time", "boundaries.", null, null),
        ["openai-chat_streaming_exception_during_consumption-2.sse"] = new Read("Once", "friendship.", null, null),
        ["openai-chat_streaming_partial_consumption-1.sse"] = new Read("1, 2", ", 5", null, null),
        ["openai-chat_streaming_partial_consumption-2.sse"] = new Read("1, 2", ", 5", null, null),
        ["openai-chat_tool_calls-0.json"] = new Read("The weather in San Francisco", "sunny.", 40, 12),
        ["openai-chat_tool_calls-1.json"] = new Read("", "", null, null),
        ["openai-chat_tool_calls-2.json"] = new Read("", "", null, null),
        // Without a word, which whoever reads it takes for an answer that cannot be used.
        ["openai-chat_tools.json"] = Read.Nothing(68, 16),
        ["openai-chat_tools_streaming.sse"] = Read.Nothing(null, null),
        ["openai-chat_with_service_tier-0.json"] = new Read("", "", null, null),
        ["openai-chat_with_service_tier-1.json"] = new Read("", "", null, null),
        ["openai-chat_with_service_tier-2.json"] = new Read("", "", null, null),
        ["openai-image_gen_metrics-1-HTTP400.json"] = WriterFault.Unavailable,
        ["openai-parsed_refused_completion-0.json"] = WriterFault.Declined,
        ["openai-parsed_refused_completion-1.json"] = WriterFault.Declined,
        ["openai-parsed_refused_completion-2.json"] = WriterFault.Declined,
        ["openai-vision-0.json"] = new Read("This image", "dunes or", 438, 16, IsUnfinished: true),
        ["openai-vision-1.json"] = new Read("", "", null, null, IsUnfinished: true),
        ["openai-vision-2-HTTP400.json"] = WriterFault.Unavailable,
        ["quoted/ollama-404-model-not-found.json"] = WriterFault.NoSuchModel,
        ["quoted/ollama-openai-compatible-404-model-not-found.json"] = WriterFault.NoSuchModel,
        ["quoted/openai-400-context_length_exceeded.json"] = WriterFault.TooLong,
        ["quoted/openai-429-insufficient_quota.json"] = WriterFault.NoMeans,
        ["quoted/openai-429-rate_limit_exceeded.json"] = WriterFault.Throttled,
    };

    private static IEnumerable<string> Files() => RecordedData.FilesBelow("data/llm");

    [TestCaseSource(nameof(Files))]
    public async Task A_recorded_answer_is_read_as_what_it_is(string file)
    {
        var content = await File.ReadAllBytesAsync(RecordedData.Path(file));
        Assert.That(Expected.TryGetValue(Path.GetRelativePath("data/llm", file), out var expected), Is.True, "a recorded answer that the table does not name");
        if (Status(file) is { } status)
        {
            Assert.That(ChatAnswers.Refusal(status, null, content).Failure.Fault, Is.EqualTo(expected));
            return;
        }

        try
        {
            var read = await Reading(file, content);
            Assert.That(expected, Is.InstanceOf<Read>());
            ((Read)expected!).Check(read);
        }
        catch (WriterFailed failure)
        {
            Assert.That(failure.Fault, Is.EqualTo(expected));
        }
    }

    [TestCase(400, """{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}""", "max_tokens")]
    [TestCase(400, """{"error":{"message":"Unrecognized request argument supplied: max_completion_tokens","type":"invalid_request_error","param":null,"code":null}}""", "max_completion_tokens")]
    [TestCase(400, """{"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}""", "temperature")]
    [TestCase(422, """{"error":{"message":"Extra inputs are not permitted: stream_options"}}""", "stream_options")]
    [TestCase(400, """{"error":{"message":"'messages' is wrong","param":"messages"}}""", null)]
    [TestCase(500, """{"error":{"message":"Unsupported: temperature","param":"temperature"}}""", null)]
    [TestCase(400, """{"error":{"message":"'max_tokens' is too large: 9000. This model's maximum context length is 4096 tokens.","param":"max_tokens"}}""", null)]
    public void A_refusal_that_names_a_parameter_is_known_by_it(int status, string body, string? parameter) =>
        Assert.That(ChatAnswers.Refusal((HttpStatusCode)status, null, Encoding.UTF8.GetBytes(body)).Parameter, Is.EqualTo(parameter));

    [TestCase(200, """{"error":{"code":400,"message":"the request exceeds the available context size (4096 tokens)","type":"exceed_context_size_error"}}""", WriterFault.TooLong)]
    [TestCase(400, """{"object":"error","message":"This model's maximum context length is 4096 tokens.","type":"BadRequestError","code":400}""", WriterFault.Unavailable)]
    [TestCase(403, """{"error":{"message":"Project does not have access to model `gpt-9`","type":"invalid_request_error","code":"model_not_found"}}""", WriterFault.NoSuchModel)]
    [TestCase(402, "", WriterFault.NoMeans)]
    [TestCase(413, "<html>too large</html>", WriterFault.TooLong)]
    [TestCase(429, "[1]", WriterFault.Throttled)]
    [TestCase(418, """{"error":7}""", WriterFault.Unavailable)]
    public void A_refusal_is_known_by_its_code_or_else_by_its_status(int status, string body, WriterFault fault) =>
        Assert.That(ChatAnswers.Refusal((HttpStatusCode)status, null, Encoding.UTF8.GetBytes(body)).Failure.Fault, Is.EqualTo(fault));

    internal static async Task<Whole> Reading(string file, byte[] content)
    {
        var (text, end, usage) = (new StringBuilder(), default(ChatEnd?), default(ChatUsage));
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            Add(await ChatReading.Whole(new MemoryStream(content), 700, CancellationToken.None));
        }
        else
        {
            await foreach (var piece in ChatReading.Read(new MemoryStream(content), 700, CancellationToken.None))
            {
                Add(piece);
            }
        }

        return new(text.ToString(), end!.Value, usage);

        void Add(ChatPiece piece)
        {
            text.Append(piece.Text);
            (end, usage) = (piece.Ends ?? end, piece.Usage ?? usage);
        }
    }

    private static HttpStatusCode? Status(string file)
    {
        var name = Path.GetFileName(file);
        var digits = name.IndexOf("-HTTP", StringComparison.Ordinal) is > 0 and var at ? name[(at + 5)..(at + 8)]
            : name.Contains("-404-", StringComparison.Ordinal) || name.Contains("-429-", StringComparison.Ordinal) || name.Contains("-400-", StringComparison.Ordinal) ? name[(name.IndexOf("-4", StringComparison.Ordinal) + 1)..][..3]
            : null;
        return digits is null ? null : (HttpStatusCode)int.Parse(digits, CultureInfo.InvariantCulture);
    }

    internal sealed record Whole(string Text, ChatEnd End, ChatUsage? Usage);

    private sealed record Read(string Begins, string Ends, int? Sent, int? Written, bool IsUnfinished = false)
    {
        private bool HasWords { get; init; } = true;

        public static Read Nothing(int? sent, int? written) => new("", "", sent, written) { HasWords = false };

        public void Check(Whole whole)
        {
            Assert.That(whole.Text, Does.StartWith(Begins).And.EndWith(Ends));
            Assert.That((whole.Text.Length > 0, whole.End == ChatEnd.CutShort), Is.EqualTo((HasWords, IsUnfinished)));
            if (Sent is not null)
            {
                Assert.That(whole.Usage, Is.EqualTo(new ChatUsage(Sent, Written)));
            }
        }
    }
}
