using MediatR;
using OmicsOracle.Application;
using OmicsOracle.Application.Vocabulary;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Lets the service answer by the vocabularies that are held, also by those that another process imports while it runs. It starts without waiting for them.</summary>
internal sealed partial class VocabularyFollower(IMediator mediator, TimeProvider time, ILogger<VocabularyFollower> log) : BackgroundService
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(5);
    private string? _said;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookAgainAfter, time);
        do
        {
            try
            {
                await mediator.Send(new FollowVocabulary(), stoppingToken);
                _said = null;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Say(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Once, however long it lasts: what was in memory before goes on answering.</summary>
    private void Say(Exception failure)
    {
        if (failure.Message != _said)
        {
            _said = failure.Message;
            LogFailed(failure is SourceUnavailable ? null : failure, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The vocabularies that are held cannot be read ({Reason}); those before go on answering")]
    private partial void LogFailed(Exception? failure, string reason);
}
