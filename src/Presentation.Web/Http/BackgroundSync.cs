using MediatR;
using Microsoft.Extensions.Options;
using OmicsOracle.Application;
using OmicsOracle.Application.Catalog;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>When the service follows GEO by itself. Section <c>Sync</c>.</summary>
public sealed record SyncOptions
{
    public const string Section = "Sync";

    /// <summary>The time from one sync's start to the next one's. At least a minute; null, the default: never.</summary>
    public TimeSpan? Every { get; init; }
}

/// <summary>Runs syncs behind the answers: those that the operator asks for, and, where set so, one each so often. They end with the service and go on with the next.</summary>
public sealed partial class BackgroundSync(IMediator mediator, IOptions<SyncOptions> options, TimeProvider time, ILogger<BackgroundSync> log) : BackgroundService
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _asked = Task.CompletedTask;

    /// <summary>Starts one and does not wait for it.</summary>
    /// <exception cref="SyncRunning">One is on its way already.</exception>
    public async Task Start(SyncCatalog sync, CancellationToken cancellation)
    {
        // The sync outlives the call that asked for it.
        var steps = await mediator.Send(sync, _stopping.Token).WaitAsync(cancellation);
        _asked = Finish(steps);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
        await _asked.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Every is not { } every)
        {
            return;
        }

        using var timer = new PeriodicTimer(every, time);
        await RunWhenDue(every, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Run(stoppingToken);
        }
    }

    /// <summary>What came due while the service was down, or was stopped half way, is not put off to the first tick.</summary>
    private async Task RunWhenDue(TimeSpan every, CancellationToken stopping)
    {
        try
        {
            var last = (await mediator.Send(new GetCatalogStatus(), stopping)).LastSync;
            if (last is not { EndedAt: not null } || last.StartedAt + every <= time.GetUtcNow())
            {
                await Run(stopping);
            }
        }
        catch (SourceUnavailable failure)
        {
            LogFailed(failure.Message);
        }
    }

    private async Task Run(CancellationToken stopping)
    {
        try
        {
            await Finish(await mediator.Send(new SyncCatalog(), stopping));
        }
        catch (Exception failure) when (failure is SyncRunning or SourceUnavailable)
        {
            LogFailed(failure.Message);
        }
    }

    private async Task Finish(IAsyncEnumerable<SyncProgress> steps)
    {
        try
        {
            SyncProgress? last = null;
            await foreach (var step in steps)
            {
                last = step;
            }

            LogDone(last!.Scope, last.Added, last.Changed, last.Withdrawn);
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
        catch (SourceUnavailable failure)
        {
            LogFailed(failure.Message);
        }
        catch (Exception failure)
        {
            LogUnexpected(failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "Synced {Scope}: {Added} added, {Changed} changed, {Withdrawn} withdrawn")]
    private partial void LogDone(string scope, int added, int changed, int withdrawn);

    [LoggerMessage(LogLevel.Warning, "A sync did not end ({Reason}); the next one goes on where it was")]
    private partial void LogFailed(string reason);

    [LoggerMessage(LogLevel.Error, "A sync failed unexpectedly; the next one goes on where it was")]
    private partial void LogUnexpected(Exception failure);
}
