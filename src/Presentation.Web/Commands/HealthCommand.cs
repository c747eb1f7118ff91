using System.CommandLine;
using System.Net;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>health</c>: asks a running service, for a container that has nothing else to ask with.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static Command Make()
    {
        var url = new Option<string>("--url")
        {
            Description = "Where the service answers; /health/ready is asked there.",
            HelpName = "URL",
            DefaultValueFactory = _ => Http.WebService.DefaultUrls,
        };
        var command = new Command("health", "Ask a running service whether it is ready: exit code 0 when it is, 1 when not.") { url };
        command.SetAction((parsed, cancellation) => Session.Guarded(() => Ask(parsed.GetValue(url)!, cancellation)));
        return command;
    }

    private static async Task<int> Ask(string url, CancellationToken cancellation)
    {
        Http.Addresses.Check(url);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(url), Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancellation));
            return answer.StatusCode == HttpStatusCode.OK ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            await Console.Error.WriteLineAsync($"{url} does not answer ({failure.Message.TrimEnd('.')}).");
            return ExitCode.Failed;
        }
    }
}
