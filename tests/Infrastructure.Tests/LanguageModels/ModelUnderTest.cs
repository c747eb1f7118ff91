using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using OmicsOracle.Emulators.Chat;
using OmicsOracle.Infrastructure.LanguageModels;
using OmicsOracle.Infrastructure.Tests.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.LanguageModels;

/// <summary>The writer as it is registered, asking an emulated host over HTTP.</summary>
internal sealed class ModelUnderTest : IAsyncDisposable
{
    public const string Key = "sk-secret-0123456789";
    private readonly ServiceProvider _services;

    private ModelUnderTest(ChatEmulator chat, (string Name, string Value)[] settings, TimeProvider? time)
    {
        Chat = chat;
        var values = new Dictionary<string, string?>
        {
            ["LanguageModel:BaseUrl"] = $"{chat.Address}v1",
            ["LanguageModel:Model"] = "some-model",
            ["LanguageModel:ApiKey"] = Key,
        };
        foreach (var (name, value) in settings)
        {
            values[$"LanguageModel:{name}"] = value.Replace("{host}", chat.Address.ToString(), StringComparison.Ordinal);
        }

        _services = Services(values, Log, time).BuildServiceProvider();
        Writer = _services.GetRequiredService<IModelWriter>();
    }

    public ChatEmulator Chat { get; }

    public IModelWriter Writer { get; }

    public LogKept Log { get; } = new();

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    /// <param name="settings">Of section LanguageModel; <c>{host}</c> stands for the emulator's address.</param>
    public static async Task<ModelUnderTest> Start(Action<ChatEmulatorOptions>? configure = null, TimeProvider? time = null, params (string Name, string Value)[] settings) =>
        new(await ChatEmulator.Start(configure), settings, time);

    public static ServiceCollection Services(Dictionary<string, string?> values, LogKept? log = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddLogging(logging => _ = log is null ? logging : logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        services.AddLanguageModel();
        return services;
    }

    public Task<Written> Write(SummaryBrief? brief = null) => Written.Of(Writer, brief ?? Brief(), CancellationToken.None);

    public static SummaryBrief Brief(string summary = "We measured genes in twelve mice.") => new(null, [RecordText.Of(Series("GSE1", summary))]);

    public static Dataset Series(string accession, string summary) => new()
    {
        Accession = Accession.Parse(accession),
        Title = "Stroke in mice",
        Summary = summary,
        Organisms = [new Organism("Mus musculus", 10090)],
        SampleCount = 12,
        Provenance = [new Provenance(RecordSource.Soft, DateTimeOffset.UnixEpoch)],
    };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Chat.DisposeAsync();
    }
}

/// <summary>What came of having a model write.</summary>
internal sealed record Written(string Text, WrittenPiece.Used? Used, WriterFailed? Failure)
{
    public static async Task<Written> Of(IModelWriter writer, SummaryBrief brief, CancellationToken cancellation)
    {
        var (text, used) = (new StringBuilder(), default(WrittenPiece.Used));
        try
        {
            await foreach (var piece in writer.Write(brief, cancellation))
            {
                Assert.That(used, Is.Null, "what it took comes last");
                text.Append((piece as WrittenPiece.Words)?.Text);
                used = piece as WrittenPiece.Used;
            }

            return new(text.ToString(), used, null);
        }
        catch (WriterFailed failure)
        {
            return new(text.ToString(), used, failure);
        }
    }
}
