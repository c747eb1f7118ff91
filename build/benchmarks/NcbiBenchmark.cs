using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using OmicsOracle.Emulators;

namespace OmicsOracle.Bench;

/// <summary>How well the program asks NCBI: a harvest at the permitted rate, live searches among faults, and many callers of one question. NCBI is emulated in this process, at 120 ms.</summary>
internal static class NcbiBenchmark
{
    private const int PermittedASecond = 10;
    private const int UidsACall = 200;
    private const int Searches = 2_000;
    private const int AtOnce = 20;
    private const int Callers = 50;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(120);

    public static async Task<int> Run(BenchCatalog catalog)
    {
        var targets = new Targets();
        await Harvest(catalog, targets);
        await LiveSearches(catalog, targets);
        return targets.Verdict();
    }

    private static async Task Harvest(BenchCatalog catalog, Targets targets)
    {
        await using var ncbi = await Ncbi(catalog, o => o.RequestsPerSecondWithKey = PermittedASecond);
        var data = Workbench.Fresh("harvest");
        await using var sync = ProductProcess.Start(Settings(ncbi, ("Ncbi:ApiKey", "0123456789abcdef")), "catalog", "sync", "--all", "--data", data);
        var early = 0.0;
        var ending = sync.Ends();
        while (!ending.IsCompleted)
        {
            await Task.WhenAny(ending, Task.Delay(TimeSpan.FromMilliseconds(100)));
            if (ncbi.Traffic.Of("esummary") < catalog.Size / UidsACall / 10)
            {
                early = Math.Max(early, sync.PeakResident);
            }
        }

        var (_, peak) = await ending;
        Directory.Delete(data, recursive: true);

        var requests = ncbi.Traffic.Requests.Where(r => r.Endpoint.StartsWith('e')).ToArray();
        var asking = (requests[^1].At - requests[0].At).TotalSeconds;
        var rate = (requests.Length - 1) / asking;
        var least = catalog.Size / (double)UidsACall / PermittedASecond;

        new Table("harvest", "records", "requests", "seconds", "requests/s", "most in a second", "refused", "peak at 10 %, MB", "peak, MB")
            .Row("catalog sync --all, 10 requests/s permitted", $"{catalog.Size:N0}", $"{ncbi.Traffic.Total:N0}", $"{asking:N1}", $"{rate:N2}", $"{ncbi.Traffic.MostInASecond}", $"{ncbi.Traffic.Throttled}", $"{early:N0}", $"{peak:N0}")
            .Print("A harvest, the process from start to end");
        targets
            .AtLeast("harvest: share of the permitted rate", rate / PermittedASecond * 100, 95, "%")
            .AtMost("harvest: most requests in any second", ncbi.Traffic.MostInASecond, PermittedASecond, "")
            .AtMost("harvest: over the time that the limit allows", ((asking / least) - 1) * 100, 5, "%")
            .AtMost("harvest: peak memory", peak, 300, "MB");
    }

    private static async Task LiveSearches(BenchCatalog catalog, Targets targets)
    {
        // The limit is out of the way here: what is measured is what faults do.
        await using var ncbi = await Ncbi(catalog, o => o.RequestsPerSecond = null);
        var address = new Uri($"http://127.0.0.1:{ProductProcess.FreePort()}");
        await using var service = ProductProcess.Start(Settings(ncbi, ("Ncbi:RequestsPerSecond", "1000")), "serve", "--data", await catalog.Data(), "--urls", address.ToString());
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        await service.Answers(http, new Uri(address, "health/ready"));
        var questions = catalog.Questions(Searches + Callers);

        ncbi.Traffic.Reset();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Ask(http, questions[^1])));
        var asked = (Search: ncbi.Traffic.Of("esearch"), Summary: ncbi.Traffic.Of("esummary"));

        ncbi.Faults.AtRate(0.2, seed: 7);
        var answers = new ConcurrentBag<LiveAnswer>();
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(questions.Take(Searches), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (question, _) => answers.Add(await Ask(http, question)));
        var took = Stopwatch.GetElapsedTime(began);

        var latencies = new Latencies();
        foreach (var answer in answers)
        {
            latencies.Add(answer.Took);
        }

        new Table("live search", "searches", "seconds", "p50, ms", "p99, ms", "complete", "partial", "5xx", "other errors", "untrue")
            .Row($"{AtOnce} at a time, 20 % of NCBI's answers faulty", $"{Searches:N0}", $"{took.TotalSeconds:N1}", $"{latencies.P50:N0}", $"{latencies.P99:N0}",
                $"{answers.Count(a => a.IsComplete):N0}", $"{answers.Count(a => a.Status == HttpStatusCode.OK && !a.IsComplete):N0}", $"{answers.Count(a => (int)a.Status >= 500)}",
                $"{answers.Count(a => (int)a.Status is >= 400 and < 500)}", $"{answers.Count(a => !a.IsTrue)}")
            .Print($"Live searches beside {catalog.Size:N0} local records");
        targets
            .AtMost("50 callers of one question: esearch calls", asked.Search, 1, "")
            .AtMost("50 callers of one question: esummary calls", asked.Summary, 1, "")
            .AtMost("searches among faults: errors", answers.Count(a => a.Status != HttpStatusCode.OK) * 100.0 / Searches, 0.1, "%")
            .AtMost("searches among faults: answers that say another completeness than their sources", answers.Count(a => !a.IsTrue), 0, "");
    }

    private static async Task<EntrezEmulator> Ncbi(BenchCatalog catalog, Action<EmulatorOptions> configure)
    {
        var file = catalog.File();
        return await EntrezEmulator.Start(o =>
        {
            o.Latency = Latency;
            o.Records.Load(file);
            configure(o);
        });
    }

    /// <summary>By which the program asks the emulator instead of NCBI.</summary>
    public static Dictionary<string, string> Settings(EntrezEmulator ncbi, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["Live:Enabled"] = "true",
            ["Ncbi:Email"] = "bench@example.org",
            ["Ncbi:BaseUrl"] = new Uri(ncbi.Address, "entrez/eutils/").ToString(),
            ["Ncbi:FilesUrl"] = new Uri(ncbi.Address, "geo/").ToString(),
            ["Ncbi:QueryUrl"] = new Uri(ncbi.Address, "geo/query/").ToString(),
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }

    private static async Task<LiveAnswer> Ask(HttpClient http, string question)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"/api/v1/search?source=auto&q={Uri.EscapeDataString(question)}"), UriKind.Relative));
        var body = await answer.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(began);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return new(answer.StatusCode, took, IsComplete: false, IsTrue: true);
        }

        using var json = JsonDocument.Parse(body);
        var complete = json.RootElement.GetProperty("completeness").GetString() == "complete";
        var allOk = json.RootElement.GetProperty("sources").EnumerateArray().All(s => s.GetProperty("status").GetString() == "ok");
        var isEmpty = json.RootElement.GetProperty("total").GetInt32() == 0;
        return new(answer.StatusCode, took, complete, IsTrue: complete == allOk && !isEmpty);
    }

    /// <param name="IsTrue">Whether it says "complete" exactly when every source has answered, and is not empty: each question's words stand in a local record.</param>
    private sealed record LiveAnswer(HttpStatusCode Status, TimeSpan Took, bool IsComplete, bool IsTrue);
}
