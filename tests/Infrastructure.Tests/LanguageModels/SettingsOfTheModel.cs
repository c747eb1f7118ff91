using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Infrastructure.LanguageModels;
using OmicsOracle.Infrastructure.Tests.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.LanguageModels;

public sealed class SettingsOfTheModel
{
    [TestCase(null, null, "No language model is set.")]
    [TestCase("gpt", null, "No key is set for the language model.")]
    public async Task Without_a_model_or_its_key_there_is_one_that_says_so_once_and_never_writes(string? name, string? key, string reason)
    {
        var log = new LogKept();
        await using var services = ModelUnderTest.Services(new() { ["LanguageModel:Model"] = name, ["LanguageModel:ApiKey"] = key }, log).BuildServiceProvider();
        foreach (var starting in services.GetServices<IHostedService>())
        {
            await starting.StartAsync(CancellationToken.None);
        }

        var writer = services.GetRequiredService<IModelWriter>();
        Assert.That((writer.Hindrance, writer.Model, writer.Estimate(ModelUnderTest.Brief())), Is.EqualTo((reason, (string?)null, (decimal?)null)));
        Assert.That((await Written.Of(writer, ModelUnderTest.Brief(), CancellationToken.None)).Failure!.Fault, Is.EqualTo(WriterFault.Unavailable));
        Assert.That(log.Lines.Where(l => l.Contains(reason, StringComparison.Ordinal)), Has.One.Items);
    }

    [TestCase("http://127.0.0.1:11434/v1", true)]
    [TestCase("http://[::1]:8080/v1", true)]
    [TestCase("http://localhost:8000/v1", true)]
    [TestCase("http://ollama:11434/v1", true)]
    [TestCase("http://192.168.1.7/v1", true)]
    [TestCase("http://172.31.0.1/v1", true)]
    [TestCase("http://gpu.internal/v1", true)]
    [TestCase("http://172.32.0.1/v1", false)]
    [TestCase("http://8.8.8.8/v1", false)]
    [TestCase("https://api.openai.com/v1", false)]
    [TestCase("https://name.openai.azure.com/openai/v1", false)]
    public async Task Only_a_host_that_is_near_may_be_asked_without_a_key(string address, bool isAsked)
    {
        await using var services = ModelUnderTest.Services(new() { ["LanguageModel:Model"] = "m", ["LanguageModel:BaseUrl"] = address }).BuildServiceProvider();
        Assert.That(services.GetRequiredService<IModelWriter>().Hindrance is null, Is.EqualTo(isAsked));
    }

    [TestCase("https://api.openai.com/v1", null, false, true)]
    [TestCase("https://name.openai.azure.com/openai/v1", null, true, true)]
    [TestCase("https://name.openai.azure.com/openai/deployments/d", "2024-10-21", true, false)]
    [TestCase("http://127.0.0.1:11434/v1", null, false, false)]
    [TestCase("https://evil-azure.com/v1", null, false, false)]
    public void A_host_is_spoken_to_as_it_understands(string address, string? version, bool isAzure, bool takesCompletionTokens)
    {
        var options = new LanguageModelOptions { BaseUrl = new(address), ApiVersion = version };
        Assert.That((ModelHost.IsAzure(options), ModelHost.TakesCompletionTokens(options)), Is.EqualTo((isAzure, takesCompletionTokens)));
    }

    [TestCase("BaseUrl", "ftp://example.org")]
    [TestCase("BaseUrl", "https://user:pass@example.org/v1")]
    [TestCase("BaseUrl", "https://example.org/v1?x=1")]
    [TestCase("BaseUrl", "v1")]
    [TestCase("ApiKey", "sk-two\nlines")]
    [TestCase("Temperature", "3")]
    [TestCase("MaxOutputTokens", "0")]
    [TestCase("MaxRecordCharacters", "10")]
    [TestCase("Timeout", "00:00:00")]
    [TestCase("MaxSimultaneous", "0")]
    [TestCase("Prices:0:Model", "a-model-without-prices")]
    public async Task A_bad_setting_is_told_in_a_sentence_without_the_key(string name, string value)
    {
        await using var services = ModelUnderTest.Services(new() { ["LanguageModel:ApiKey"] = ModelUnderTest.Key, [$"LanguageModel:{name}"] = value }).BuildServiceProvider();
        var refused = Assert.Throws<OptionsValidationException>(() => _ = services.GetRequiredService<IOptions<LanguageModelOptions>>().Value);
        Assert.That(refused!.Message, Does.Contain("LanguageModel").And.EndWith(".").And.Not.Contains(ModelUnderTest.Key).And.Not.Contains("sk-two"));
    }

    [Test]
    public void The_settings_never_show_their_key() =>
        Assert.That(new LanguageModelOptions { ApiKey = ModelUnderTest.Key, Model = "m" }.ToString(), Does.Not.Contain(ModelUnderTest.Key));
}
