using System.CommandLine;

namespace OmicsOracle.Emulators.Chat;

/// <summary>The chat API run by hand.</summary>
internal static class ChatCommand
{
    public static Command Make()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:5901" };
        var text = new Option<FileInfo?>("--text") { Description = "What to write; without it, sentences of the record that was asked about.", HelpName = "FILE" };
        var first = new Option<int>("--first") { Description = "Milliseconds before the first token.", HelpName = "MS", DefaultValueFactory = _ => 200 };
        var rate = new Option<double>("--rate") { Description = "Tokens a second.", HelpName = "N", DefaultValueFactory = _ => 50 };
        var fault = new Option<string?>("--fault") { Description = "How every answer goes wrong.", HelpName = "NAME" };
        fault.AcceptOnlyFromAmong([.. ChatFault.All.Select(f => f.Name)]);
        var command = new Command("chat", "A language model's host on this machine, of OpenAI's form.") { urls, text, first, rate, fault };
        command.SetAction(async (parsed, cancellation) =>
        {
            var written = parsed.GetValue(text) is { } file ? await File.ReadAllTextAsync(file.FullName, cancellation) : null;
            await using var chat = await ChatEmulator.Start(options =>
            {
                options.Url = parsed.GetValue(urls)!;
                options.FirstTokenAfter = TimeSpan.FromMilliseconds(parsed.GetValue(first));
                options.TokensPerSecond = parsed.GetValue(rate);
                options.Text = written is null ? ChatTexts.Grounded : _ => written;
            });
            chat.Always(ChatFault.All.FirstOrDefault(f => f.Name == parsed.GetValue(fault)));
            Console.WriteLine($"LanguageModel__BaseUrl={chat.Address}v1 LanguageModel__Model=emulated");
            await chat.Wait(cancellation);
        });
        return command;
    }
}
