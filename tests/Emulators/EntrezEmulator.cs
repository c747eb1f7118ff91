using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OmicsOracle.Emulators.Endpoints;
using OmicsOracle.Emulators.Faults;
using OmicsOracle.Emulators.Records;
using OmicsOracle.Emulators.Traffic;

namespace OmicsOracle.Emulators;

/// <summary>An NCBI to test against: the E-utilities, GEO's file site and its acc.cgi at one address, over real HTTP.</summary>
/// <example><code>
/// await using var ncbi = await EntrezEmulator.Start(o => o.Records.Add(new EmulatedSeries("GSE1", "Stroke in mice")).Private("GSE300000", until: new(2028, 8, 28)));
/// ncbi.Faults.Next(Fault.BackendFailed);
/// var client = new HttpClient { BaseAddress = ncbi.Address };
/// …
/// Assert.That(ncbi.Traffic.Of("esearch"), Is.EqualTo(2));
/// </code></example>
public sealed class EntrezEmulator : IAsyncDisposable
{
    private readonly EmulatorOptions _options;
    private readonly WebApplication _web;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, IEndpoint> _endpoints;
    private readonly EntrezGate _gate;
    private readonly History _history;
    private readonly AnswerSender _sender;

    private EntrezEmulator(EmulatorOptions options, WebApplication web)
    {
        (_options, _web) = (options, web);
        (_sender, Traffic) = (new(options), new(options.Time));
        _gate = new(options, Traffic);
        _history = new(options.Time, options.HistoryLifetime);
        _endpoints = new(StringComparer.Ordinal)
        {
            ["esearch"] = new ESearch(Records, _history, options.Time),
            ["esummary"] = new ESummary(Records, _history),
            ["efetch"] = new EFetch(Records, _history),
            ["elink"] = new ELink(Records, _history),
            ["einfo"] = new EInfo(Records),
            ["epost"] = new EPost(Records, _history),
            ["acc"] = new AccessionDisplay(Records),
            ["geo"] = new GeoFileSite(Records),
        };
        Faults.AtRate(options.FaultRate, options.Seed);
        _web.Run(Serve);
    }

    /// <summary>Of the whole; the E-utilities are below <c>entrez/eutils/</c>, GEO below <c>geo/</c>. Ends in a slash.</summary>
    public Uri Address => new(_web.Urls.First().TrimEnd('/') + "/");

    public EmulatedRecords Records => _options.Records;

    public FaultPlan Faults { get; } = new();

    public TrafficCount Traffic { get; }

    /// <inheritdoc cref="EmulatorOptions.Latency"/>
    public TimeSpan Latency
    {
        get => _options.Latency;
        set => _options.Latency = value;
    }

    /// <summary>Starts on a free port of 127.0.0.1, unless told otherwise.</summary>
    public static async Task<EntrezEmulator> Start(Action<EmulatorOptions>? configure = null)
    {
        var options = new EmulatorOptions();
        configure?.Invoke(options);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url);
        var emulator = new EntrezEmulator(options, builder.Build());
        await emulator._web.StartAsync();
        return emulator;
    }

    /// <summary>Forgets all kept searches, as NCBI does sooner or later.</summary>
    public void ExpireHistory()
    {
        lock (Records.Gate)
        {
            _history.Expire();
        }
    }

    /// <summary>Runs until the token says stop.</summary>
    public Task Wait(CancellationToken cancellation) => _web.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _web.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task Serve(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/emulator"))
        {
            await EmulatorPage.Answer(this, context);
            return;
        }

        if (await RequestPath.Read(context.Request, context.RequestAborted) is not { } request || !_endpoints.TryGetValue(request.Endpoint, out var endpoint))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Traffic.Arrived(request);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            var refusal = _gate.Refusal(request, context);
            if (_options.Latency > TimeSpan.Zero)
            {
                await Task.Delay(_options.Latency, _options.Time, ending.Token);
            }

            await _sender.Send(context, refusal ?? Answered(endpoint, request), ending.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            context.Abort();
        }
        catch (Exception own) when (!context.Response.HasStarted)
        {
            await _sender.Send(context, Answer.Text($"The emulator itself failed: {own}", StatusCodes.Status500InternalServerError), CancellationToken.None);
        }
        finally
        {
            Traffic.Left();
        }
    }

    private Answer Answered(IEndpoint endpoint, EntrezRequest request)
    {
        Answer answer;
        lock (Records.Gate)
        {
            answer = endpoint.Answer(request);
        }

        return Faults.Choose(request) is { } fault ? fault.Apply(request, answer) : answer;
    }
}
