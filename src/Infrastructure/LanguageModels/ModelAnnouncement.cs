using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>Says once, at the start of the service, who will write summaries.</summary>
internal sealed partial class ModelAnnouncement(IOptions<LanguageModelOptions> options, ILogger<ModelAnnouncement> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (NoModel.Reason(options.Value) is { } reason)
        {
            LogNone(log, reason);
        }
        else
        {
            LogModel(log, options.Value.Model!, options.Value.BaseUrl.Host);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "{Reason} Summaries are extractive; see LanguageModel:Model and LanguageModel:ApiKey.")]
    private static partial void LogNone(ILogger log, string reason);

    [LoggerMessage(LogLevel.Information, "Summaries are written by {Model} at {Host}; the records they are about are sent there.")]
    private static partial void LogModel(ILogger log, string model, string host);
}
