using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Catalog;

namespace OmicsOracle.Presentation.Web.Http.Stopping;

/// <summary>How the service goes down. Section <c>Shutdown</c>.</summary>
public sealed record ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>How long everything is still taken on after the stop was asked for, while readiness already says 503: so long a balancer may take to look elsewhere. 0 to 5 minutes; 0 by default.</summary>
    public TimeSpan Notice { get; init; } = TimeSpan.Zero;

    /// <summary>How long what was begun may then go on; streams of events are ended after it. Above 0, 5 minutes at most; 15 s by default.</summary>
    public TimeSpan Finish { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For what is left: a harvest's checkpoint, the index's commit. Above 0, 5 minutes at most; 10 s by default.</summary>
    public TimeSpan Closing { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>All of it, with a little to spare.</summary>
    internal TimeSpan Whole => Notice + Finish + Closing + TimeSpan.FromSeconds(1);

    internal bool IsReadable => Notice >= TimeSpan.Zero && Finish > TimeSpan.Zero && Closing > TimeSpan.Zero && new[] { Notice, Finish, Closing }.All(t => t <= TimeSpan.FromMinutes(5));
}

/// <summary>Whether the service is going down: first readiness says so and all is answered on, then nothing new is taken on and what was begun ends.</summary>
public sealed class GoingDown(IHostApplicationLifetime lifetime, IServer server, IOptions<ShutdownOptions> options, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan StreamsTake = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _end = new();

    /// <summary>Cancelled when streams must end.</summary>
    public CancellationToken End => _end.Token;

    /// <summary>What readiness says from the moment on at which the service is asked to stop.</summary>
    public Readiness Of(Readiness readiness)
    {
        ArgumentNullException.ThrowIfNull(readiness);
        return lifetime.ApplicationStopping.IsCancellationRequested
            ? readiness with { Status = ReadinessStatus.Unavailable, Reason = "The service is going down." }
            : readiness;
    }

    /// <summary>Comes before any part is stopped. The server is stopped here, within a time of its own, so that a call that hangs takes nothing from those who still have to write.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Notice > TimeSpan.Zero)
        {
            await Task.Delay(options.Value.Notice, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _end.CancelAfter(options.Value.Finish);
        using var late = new CancellationTokenSource(options.Value.Finish + StreamsTake, time);
        await server.StopAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _end.Dispose();
}
