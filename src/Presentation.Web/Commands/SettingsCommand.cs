using System.CommandLine;
using OmicsOracle.Presentation.Web.Settings;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>settings</c>: what is in force, and from where.</summary>
internal static class SettingsCommand
{
    public static Command Make(Session session)
    {
        var command = new Command("settings", "Print every setting in force and where it comes from; what is secret is masked.");
        command.SetAction((parsed, cancellation) => Session.Guarded(async () =>
        {
            await using var app = session.Service(parsed, urls: null);
            SettingInForce[] all = [new("environment", session.Environment(parsed).Name, session.Environment(parsed).From), .. new SettingsInForce(app.Services).All()];
            var (names, values) = (all.Max(s => s.Name.Length), Math.Min(60, all.Max(s => s.Value.Length)));
            foreach (var setting in all)
            {
                cancellation.ThrowIfCancellationRequested();
                await Console.Out.WriteLineAsync($"{setting.Name.PadRight(names)}  {setting.Value.PadRight(values)}  {setting.From}");
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
