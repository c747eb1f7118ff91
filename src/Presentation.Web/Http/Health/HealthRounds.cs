using Microsoft.Extensions.Options;
using OmicsOracle.Application.Catalog;

namespace OmicsOracle.Presentation.Web.Http.Health;

/// <summary>How often the store and the disk are looked at. Section <c>Health</c>.</summary>
public sealed record HealthOptions
{
    public const string Section = "Health";

    /// <summary>From one look to the next. 100 ms to 5 minutes; 5 s by default.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After which one that does not answer counts as failed. Above 0, a minute at most; 3 s by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    internal bool IsReadable => Every >= TimeSpan.FromMilliseconds(100) && Every <= TimeSpan.FromMinutes(5) && Patience > TimeSpan.Zero && Patience <= TimeSpan.FromMinutes(1);
}

/// <summary>Looks at the vital signs once before the port opens and then behind the answers, so that health is answered from memory.</summary>
internal sealed class HealthRounds(VitalSigns signs, IOptions<HealthOptions> options, TimeProvider time) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await signs.Look(options.Value.Patience, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await signs.Look(options.Value.Patience, stoppingToken);
        }
    }
}
