using System.CommandLine;
using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Presentation.Web.Http.Logs;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>serve</c>, which is also what happens with no verb.</summary>
internal static partial class ServeCommand
{
    public static void AddTo(RootCommand root, Session session)
    {
        var serve = new Command("serve", "Answer over HTTP until Ctrl-C.");
        root.Subcommands.Add(serve);
        foreach (var command in new[] { root, serve })
        {
            var urls = new Option<string?>("--urls") { Description = "The address to answer at; http://127.0.0.1:8080 by default.", HelpName = "URL" };
            command.Options.Add(urls);
            command.SetAction((parsed, cancellation) => Session.Guarded(() => Serve(session.Service(parsed, parsed.GetValue(urls)), cancellation)));
        }
    }

    private static async Task<int> Serve(WebApplication app, CancellationToken cancellation)
    {
        await using (app)
        {
            try
            {
                await app.StartAsync(CancellationToken.None); // who stops it meanwhile has it stopped in order, right after
                await Greet(app, CancellationToken.None);
                await app.WaitForShutdownAsync(cancellation);
                return ExitCode.Done;
            }
            finally
            {
                await app.StopAsync(CancellationToken.None); // what had begun when something else could not; dropped, it would tell of its end as of a failure
            }
        }
    }

    private static async Task Greet(WebApplication app, CancellationToken cancellation)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var catalog = await app.Services.GetRequiredService<IMediator>().Send(new GetCatalogStatus(), cancellation);
        if (LogSetup.IsForPeople(app.Services.GetRequiredService<IOptions<LogOptions>>().Value))
        {
            await Console.Out.WriteLineAsync($"""
                OmicsOracle answers at {address} from {catalog.Records:N0} series{(catalog.Starter ? " of the starter catalogue; bring in more with 'catalog import FILE'" : "")}.
                Open it in a browser, try {address}/api/v1/search?q=breast+cancer, or read {address}/docs. Ctrl-C stops it.
                """);
        }
        else
        {
            LogStarted(app.Logger, address, catalog.Records);
        }
    }

    [LoggerMessage(LogLevel.Information, "OmicsOracle answers at {Address} from {Records} series")]
    private static partial void LogStarted(ILogger log, string address, int records);
}
