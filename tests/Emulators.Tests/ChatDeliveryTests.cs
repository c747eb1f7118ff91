using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Emulators.Chat;
using OpenAI.Chat;

namespace OmicsOracle.Emulators.Tests;

public sealed class ChatDeliveryTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Tokens_come_when_they_are_due_and_not_before()
    {
        var time = new FakeTimeProvider();
        await using var chat = await ChatEmulator.Start(o => (o.Time, o.FirstTokenAfter, o.TokensPerSecond) = (time, TimeSpan.FromMilliseconds(200), 50));
        await using var updates = ChatClientTests.Client(chat).CompleteChatStreamingAsync([new UserChatMessage("Write.")]).GetAsyncEnumerator();
        Assert.That(await updates.MoveNextAsync(), Is.True, "the role comes at once");
        var (next, advanced) = (updates.MoveNextAsync().AsTask(), TimeSpan.Zero);
        for (; !next.IsCompleted; advanced += TimeSpan.FromMilliseconds(10))
        {
            Assert.That(chat.Calls[0].Tokens, Is.EqualTo(advanced < TimeSpan.FromMilliseconds(200) ? 0 : chat.Calls[0].Tokens));
            time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.WhenAny(next, Task.Delay(10));
        }

        Assert.That(advanced, Is.GreaterThanOrEqualTo(TimeSpan.FromMilliseconds(200)));
    }

    [Test]
    public async Task A_client_that_leaves_is_noticed()
    {
        await using var chat = await ChatEmulator.Start();
        chat.Always(ChatFault.StallsInTheMiddle);
        using var leaving = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            await foreach (var update in ChatClientTests.Client(chat).CompleteChatStreamingAsync([new UserChatMessage("Write.")], cancellationToken: leaving.Token))
            {
                if (update.ContentUpdate.Count > 0)
                {
                    await leaving.CancelAsync();
                }
            }
        });
        await Assert.CatchAsync<OperationCanceledException>(() => reading);
        await chat.Calls.Single().HungUp.WaitAsync(Deadline);
    }

    [Test]
    public async Task Every_fault_comes_over_the_wire_without_harm_to_the_emulator()
    {
        await using var chat = await ChatEmulator.Start();
        using var http = new HttpClient { BaseAddress = chat.Address };
        foreach (var fault in ChatFault.All)
        {
            chat.Next(fault);
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            try
            {
                using var content = new StringContent("""{"model":"x","stream":true,"messages":[{"role":"user","content":"Hello"}]}""");
                using var answer = await http.PostAsync(new Uri("v1/chat/completions", UriKind.Relative), content, patience.Token);
                await answer.Content.CopyToAsync(Stream.Null, patience.Token);
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                // One of the faults.
            }
        }

        ChatCompletion answered = await ChatClientTests.Client(chat).CompleteChatAsync([new UserChatMessage("Write.")]);
        Assert.That(answered.Content[0].Text, Is.EqualTo(ChatTexts.Plain));
    }

    [Test]
    public async Task A_recorded_stream_is_replayed_as_it_was_and_the_official_client_reads_it()
    {
        await using var chat = await ChatEmulator.Start();
        chat.Always(ChatFault.Recorded(RecordedData.Path("data/llm/azure-chat_streaming-1.sse")));
        var text = "";
        await foreach (var update in ChatClientTests.Client(chat).CompleteChatStreamingAsync([new UserChatMessage("A joke.")]))
        {
            text += string.Concat(update.ContentUpdate.Select(c => c.Text));
        }

        Assert.That(text, Does.StartWith("Why did the").And.EndWith("!"));
    }

    [TestCase("", "Stroke in mice. We studied stroke.")]
    [TestCase("question: stroke\n", "Stroke in mice [GSE1]. We studied stroke [GSE1].")]
    public void A_grounded_text_is_of_the_records_own_sentences(string before, string text)
    {
        var question = new ChatQuestion("x", [("user", before + "accession: GSE1\ntitle: Stroke in mice\nsummary: We studied stroke. It was bad.\norganisms: Mus musculus\n")], true, true, null);
        Assert.That(ChatTexts.Grounded(question), Is.EqualTo(text));
    }
}
