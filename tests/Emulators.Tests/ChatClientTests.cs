using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using OmicsOracle.Emulators.Chat;
using OpenAI;
using OpenAI.Chat;

namespace OmicsOracle.Emulators.Tests;

/// <summary>OpenAI's own client is the judge of whether the emulated chat API is one.</summary>
public sealed class ChatClientTests
{
    private static readonly ChatMessage[] Asked = [new SystemChatMessage("Be brief."), new UserChatMessage("What was studied?")];

    [Test]
    public async Task The_official_client_reads_a_streamed_answer_to_its_end()
    {
        await using var chat = await ChatEmulator.Start();
        var (text, finish, used) = (new StringBuilder(), default(ChatFinishReason?), default(ChatTokenUsage));
        await foreach (var update in Client(chat).CompleteChatStreamingAsync(Asked))
        {
            text.AppendJoin("", update.ContentUpdate.Select(c => c.Text));
            finish = update.FinishReason ?? finish;
            used = update.Usage ?? used;
        }

        Assert.That(text.ToString(), Is.EqualTo(ChatTexts.Plain));
        Assert.That(finish, Is.EqualTo(ChatFinishReason.Stop));
        Assert.That(used!.OutputTokenCount, Is.GreaterThan(15));
        await chat.Calls.Single().Answered.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(chat.Calls.Single().HungUp.IsCompleted, Is.False);
    }

    [Test]
    public async Task The_official_client_reads_a_whole_answer()
    {
        await using var chat = await ChatEmulator.Start(o => o.Text = question => $"{question.Model}: {question.Messages.Count} {question.Last}");
        ChatCompletion answer = await Client(chat).CompleteChatAsync(Asked);
        Assert.That(answer.Content[0].Text, Is.EqualTo("some-model: 2 What was studied?"));
        Assert.That((answer.FinishReason, answer.Usage.TotalTokenCount), Is.EqualTo((ChatFinishReason.Stop, answer.Usage.InputTokenCount + answer.Usage.OutputTokenCount)));
    }

    [TestCase(nameof(ChatFault.KeyRefused), 401, "invalid_api_key")]
    [TestCase(nameof(ChatFault.RateLimited), 429, "rate_limit_exceeded")]
    [TestCase(nameof(ChatFault.NoMeans), 429, "insufficient_quota")]
    [TestCase(nameof(ChatFault.TooLong), 400, "context_length_exceeded")]
    public async Task The_official_client_reads_a_refusal(string fault, int status, string code)
    {
        await using var chat = await ChatEmulator.Start();
        chat.Always((ChatFault)typeof(ChatFault).GetField(fault)!.GetValue(null)!);
        var refused = await Assert.ThrowsAsync<ClientResultException>(async () => await Client(chat).CompleteChatAsync(Asked));
        Assert.That(refused!.Status, Is.EqualTo(status));
        Assert.That(refused.Message, Does.Contain(code));
    }

    [Test]
    public async Task A_key_other_than_the_known_one_is_refused()
    {
        await using var chat = await ChatEmulator.Start(o => o.ApiKey = "sk-another");
        var refused = await Assert.ThrowsAsync<ClientResultException>(async () => await Client(chat).CompleteChatAsync(Asked));
        Assert.That(refused!.Status, Is.EqualTo(401));
        Assert.That(chat.Calls.Single().Headers["Authorization"], Is.EqualTo("Bearer sk-test"));
    }

    [Test]
    public async Task The_official_client_waits_as_long_as_it_is_told_and_asks_again()
    {
        await using var chat = await ChatEmulator.Start();
        chat.Next(ChatFault.RateLimited.After(TimeSpan.FromSeconds(1)));
        ChatCompletion answer = await Client(chat, retries: 1).CompleteChatAsync(Asked);
        Assert.That((answer.Content[0].Text, chat.Calls.Count), Is.EqualTo((ChatTexts.Plain, 2)));
    }

    [Test]
    public async Task Azures_older_address_wants_its_version_and_its_own_header()
    {
        await using var chat = await ChatEmulator.Start(o => (o.ApiKey, o.Models) = ("azure-key", ["my-deployment"]));
        using var http = new HttpClient { BaseAddress = chat.Address };
        Assert.That(await Status("openai/deployments/my-deployment/chat/completions?api-version=2024-10-21", "azure-key"), Is.EqualTo(200));
        Assert.That(await Status("openai/deployments/my-deployment/chat/completions", "azure-key"), Is.EqualTo(400));
        Assert.That(await Status("openai/deployments/other/chat/completions?api-version=2024-10-21", "azure-key"), Is.EqualTo(404));
        Assert.That(await Status("openai/deployments/my-deployment/chat/completions?api-version=2024-10-21", "no"), Is.EqualTo(401));

        async Task<int> Status(string path, string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("""{"model":"x","messages":[{"role":"user","content":"Hello"}]}""") };
            request.Headers.Add("api-key", key);
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode;
        }
    }

    [Test]
    public async Task The_models_are_listed()
    {
        await using var chat = await ChatEmulator.Start(o => o.Models = ["one", "two"]);
        var models = await new OpenAIClient(new ApiKeyCredential("sk-test"), new() { Endpoint = new(chat.Address, "v1") }).GetOpenAIModelClient().GetModelsAsync();
        Assert.That(models.Value.Select(m => m.Id), Is.EqualTo(new[] { "one", "two" }));
    }

    internal static ChatClient Client(ChatEmulator chat, int retries = 0) =>
        new("some-model", new ApiKeyCredential("sk-test"), new() { Endpoint = new(chat.Address, "v1"), RetryPolicy = new ClientRetryPolicy(retries) });
}
