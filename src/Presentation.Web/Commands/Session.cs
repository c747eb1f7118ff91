using System.CommandLine;
using System.Net.Sockets;
using FluentValidation;
using MediatR;
using OmicsOracle.Application;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Vocabulary;
using OmicsOracle.Presentation.Web.Http;
using OmicsOracle.Presentation.Web.Settings;
using Serilog;
using Serilog.Events;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Runs one command with the composed program behind it, and turns failures into one sentence and an exit code.</summary>
internal sealed class Session(Option<DirectoryInfo?> data, Option<string?> environment, Action<IServiceCollection> compose)
{
    private const string DataVariable = "OMICS_ORACLE_DATA";

    /// <summary>Runs a command that only reads: it works beside a running service.</summary>
    public Task<int> Reading(ParseResult parsed, Func<IMediator, CancellationToken, Task<int>> run, CancellationToken cancellation) =>
        InTerminal(parsed, "Read", run, cancellation);

    /// <summary>Runs a command that only reads, and reads questions: first the vocabularies that are held are brought into memory.</summary>
    public Task<int> Asking(ParseResult parsed, Func<IMediator, CancellationToken, Task<int>> run, CancellationToken cancellation) => Reading(
        parsed,
        async (mediator, stop) =>
        {
            await mediator.Send(new FollowVocabulary(), stop);
            return await run(mediator, stop);
        },
        cancellation);

    /// <summary>Runs a command that changes the catalogue.</summary>
    public Task<int> Writing(ParseResult parsed, Func<IMediator, CancellationToken, Task<int>> run, CancellationToken cancellation) =>
        InTerminal(parsed, "Write", run, cancellation);

    /// <summary>The service over HTTP, made but not started.</summary>
    public WebApplication Service(ParseResult parsed, string? urls)
    {
        var settings = Settings(parsed, "Write");
        if (urls is not null)
        {
            settings["urls"] = urls;
        }

        return WebService.Make(settings, compose, parsed.GetValue(environment));
    }

    /// <summary>Which settings count.</summary>
    public ServiceEnvironment Environment(ParseResult parsed) => ServiceEnvironment.Of(parsed.GetValue(environment));

    /// <summary>Runs, and answers a failure with one sentence on standard error.</summary>
    public static async Task<int> Guarded(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was finished is kept.");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (Sentence(failure) is var (sentence, code))
        {
            await Console.Error.WriteLineAsync(sentence);
            return code;
        }
        catch (Exception unexpected)
        {
            await Console.Error.WriteLineAsync($"Something went wrong that should not have; please report it with what follows.\n{unexpected}");
            return ExitCode.Failed;
        }
    }

    private Task<int> InTerminal(ParseResult parsed, string access, Func<IMediator, CancellationToken, Task<int>> run, CancellationToken cancellation) => Guarded(async () =>
    {
        var chosen = Environment(parsed).Name;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = chosen });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddJsonFile($"appsettings.{chosen}.json", optional: true).AddEnvironmentVariables().AddInMemoryCollection(Settings(parsed, access));
        builder.Services.AddSerilog(log => log.MinimumLevel.Warning().MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal).WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, outputTemplate: "{Message:lj}{NewLine}", formatProvider: System.Globalization.CultureInfo.InvariantCulture));
        builder.Services.AddSingleton<ICaller, TerminalCaller>();
        compose(builder.Services);
        builder.Services.AddSingleton(SettingsSections.Of(builder.Services));
        using var host = builder.Build();
        SettingsFaults.Check(host.Services);
        await host.StartAsync(cancellation);
        var mediator = host.Services.GetRequiredService<IMediator>();
        await FollowCatalog(mediator, cancellation);
        var code = await run(mediator, cancellation);
        await host.StopAsync(CancellationToken.None);
        return code;
    });

    /// <summary>An index that is behind is brought up to date first, where nobody else does so.</summary>
    private static async Task FollowCatalog(IMediator mediator, CancellationToken cancellation)
    {
        await foreach (var step in (await mediator.Send(new FollowCatalog(), cancellation)).WithCancellation(cancellation))
        {
            if (!Console.IsErrorRedirected && step.Total > 10_000)
            {
                await Console.Error.WriteAsync($"\rIndexing {step.Done:N0} of {step.Total:N0} records …{(step.Done == step.Total ? "\n" : "")}");
            }
        }
    }

    private Dictionary<string, string?> Settings(ParseResult parsed, string access)
    {
        var settings = new Dictionary<string, string?> { ["Catalog:Access"] = access };
        if ((parsed.GetValue(data)?.FullName ?? System.Environment.GetEnvironmentVariable(DataVariable)) is { Length: > 0 } directory)
        {
            settings["Catalog:Directory"] = directory;
        }

        return settings;
    }

    private static (string Sentence, int Code)? Sentence(Exception failure) => failure switch
    {
        ValidationException invalid => (string.Join(' ', invalid.Errors.Select(e => $"{e.PropertyName}: {e.ErrorMessage}")), ExitCode.BadInput),
        NotFoundException or FileRefused or CannotProceed or SyncRunning => (failure.Message, ExitCode.BadInput),
        System.Security.Cryptography.CryptographicException or FileNotFoundException { FileName: not null } => ($"A certificate cannot be read ({failure.Message.TrimEnd('.')}); see Kestrel:Certificates:Default:Path and :KeyPath.", ExitCode.BadInput),
        _ when SettingsFaults.Sentence(failure) is { } sentence => (sentence, ExitCode.BadInput),
        SourceUnavailable => (failure.Message, ExitCode.Failed),
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } or SocketException or FormatException => ($"The address cannot be used ({failure.Message.TrimEnd('.')}); name another with --urls.", ExitCode.BadInput),
        _ => null,
    };
}
