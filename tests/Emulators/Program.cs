using System.CommandLine;
using System.Diagnostics;
using OmicsOracle.Emulators;
using OmicsOracle.Emulators.Chat;

var records = new Option<FileInfo[]>("--records") { Description = "Document summaries, one JSON object a line; .gz or plain. May repeat.", HelpName = "FILE", Required = true };
var soft = new Option<FileInfo[]>("--soft") { Description = "SOFT records of series; .gz or plain. May repeat.", HelpName = "FILE" };
var urls = new Option<string>("--urls") { Description = "Where to listen.", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:5900" };
var rate = new Option<int>("--rate") { Description = "Requests a second without a key; 0 for no limit.", HelpName = "N", DefaultValueFactory = _ => 3 };
var keyRate = new Option<int>("--key-rate") { Description = "Requests a second with a key.", HelpName = "N", DefaultValueFactory = _ => 10 };
var index = new Option<bool>("--index") { Description = "Index the words before listening, not when the first is searched." };
var retryAfter = new Option<int>("--retry-after") { Description = "Seconds that a refusal tells to wait; 0 tells nothing.", HelpName = "S" };
var latency = new Option<int>("--latency") { Description = "Milliseconds before each answer.", HelpName = "MS" };
var faults = new Option<double>("--faults") { Description = "Share of answers that go wrong, 0 to 1.", HelpName = "SHARE" };
var seed = new Option<int>("--seed") { Description = "Of the faults.", HelpName = "N" };
faults.Validators.Add(result =>
{
    if (result.GetValueOrDefault<double>() is < 0 or > 1)
    {
        result.AddError("--faults: a share is from 0 to 1.");
    }
});

var command = new RootCommand("An NCBI on this machine: E-utilities, GEO's file site and acc.cgi over the records of a file.") { records, soft, index, urls, rate, keyRate, retryAfter, latency, faults, seed };
command.SetAction(async (parsed, cancellation) =>
{
    var clock = Stopwatch.StartNew();
    await using var emulator = await EntrezEmulator.Start(options =>
    {
        foreach (var file in parsed.GetValue(records)!)
        {
            options.Records.Load(file.FullName);
        }

        foreach (var file in parsed.GetValue(soft) ?? [])
        {
            options.Records.LoadSoft(file.FullName);
        }

        if (parsed.GetValue(index))
        {
            options.Records.IndexWords();
        }

        options.Url = parsed.GetValue(urls)!;
        options.RequestsPerSecond = parsed.GetValue(rate) is > 0 and var limit ? limit : null;
        options.RequestsPerSecondWithKey = parsed.GetValue(keyRate);
        options.RetryAfter = parsed.GetValue(retryAfter) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null;
        options.Latency = TimeSpan.FromMilliseconds(parsed.GetValue(latency));
        options.FaultRate = parsed.GetValue(faults);
        options.Seed = parsed.GetValue(seed);
    });
    Console.WriteLine($"{emulator.Records.Count:N0} records in {clock.Elapsed.TotalSeconds:N1} s; listening on {emulator.Address}");
    Console.WriteLine($"What was counted: {emulator.Address}emulator/state");
    await emulator.Wait(cancellation);
    return 0;
});
command.Subcommands.Add(ChatCommand.Make());
return await command.Parse(args).InvokeAsync();
