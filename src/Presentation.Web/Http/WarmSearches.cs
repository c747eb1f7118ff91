using MediatR;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Asks the searches that callers ask most at start and before their answers leave the cache: one after another, and only what would have to be worked out.</summary>
internal sealed partial class WarmSearches(IAskedOften often, IMediator mediator, IHttpContextAccessor context, TimeProvider time, ILogger<WarmSearches> log) : BackgroundService
{
    private const int MostInVain = 3;
    private const int RoundsBetweenNotes = 20;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (often.IsOn)
        {
            await often.Recall(cancellationToken); // before anybody asks, so that a stop soon after forgets nothing
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (often.IsOn)
        {
            await often.Remember(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!often.IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(Round, time);
        for (var rounds = 1; ; rounds++)
        {
            await AskAll(stoppingToken);
            if (rounds % RoundsBetweenNotes == 0)
            {
                await often.Remember(stoppingToken);
            }

            await timer.WaitForNextTickAsync(stoppingToken);
        }
    }

    /// <summary>Ends early where one after another comes in vain: the source is in trouble, and the next round tries again.</summary>
    private async Task AskAll(CancellationToken stopping)
    {
        var inVain = 0;
        foreach (var search in often.Most())
        {
            try
            {
                var told = await Ask(search, anew: false, stopping);
                if (IsEnding(told))
                {
                    told = await Ask(search, anew: true, stopping);
                }

                if (told.Forward is null && !told.IsStale)
                {
                    continue;
                }

                inVain = told.IsStale || told.IsThin ? inVain + 1 : 0;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogInVain(failure.GetType().Name);
                inVain++;
            }

            if (inVain == MostInVain)
            {
                return;
            }

            await Task.Delay(Breath, time, stopping);
        }
    }

    /// <summary>Asks as a caller without an address does, who has no limit and is not counted.</summary>
    private async Task<CacheOutcome> Ask(SearchDatasets search, bool anew, CancellationToken stopping)
    {
        var call = new DefaultHttpContext();
        if (anew)
        {
            call.Request.Headers.CacheControl = "no-cache";
        }

        context.HttpContext = call; // until this method returns
        await mediator.Send(search, stopping);
        return call.Features.Get<ToldByCache>()?.Outcome ?? default;
    }

    /// <summary>What lives briefly anyway is not hurried.</summary>
    private static bool IsEnding(in CacheOutcome told) => told is { Forward: null, IsStale: false } && told.Left <= Ahead && told.Age + told.Left > 2 * Ahead;

    [LoggerMessage(LogLevel.Warning, "A search could not be kept warm ({Failure})")]
    private partial void LogInVain(string failure);
}
