using MediatR;
using OmicsOracle.Application.Catalog;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Brings the index up to the catalogue when the service starts. A small catalogue is ready when the port opens; a large one goes on behind it.</summary>
internal sealed partial class IndexFollower(IMediator mediator, TimeProvider time, ILogger<IndexFollower> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await Task.WhenAny(ExecuteTask!, Task.Delay(Patience, time, cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in (await mediator.Send(new FollowCatalog(), stoppingToken)).WithCancellation(stoppingToken))
            {
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The service goes on: what the index holds is answered, and readiness says what is missing.
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The index could not follow the catalogue")]
    private partial void LogFailed(Exception failure);
}
