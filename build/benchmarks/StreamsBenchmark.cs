using System.Diagnostics;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using OmicsOracle.Emulators.Chat;

namespace OmicsOracle.Bench;

/// <summary>What the service adds to a model's own time: the same emulated chat API asked by itself and through the service, in turns; and the memory of many streams at once.</summary>
internal static class StreamsBenchmark
{
    private const int Turns = 40, AtOnce = 200, WarmUps = 10;
    private const double TokensPerSecond = 50;

    // Forty words: about two seconds of writing.
    private const string Text = "The series was studied by expression profiling. The samples were measured on an array. The data may be compared with other series of the same organism. Gene expression was measured in each of the samples of the series.";

    public static async Task<int> Run()
    {
        await using var chat = await ChatEmulator.Start(o => (o.Text, o.FirstTokenAfter, o.TokensPerSecond) = (_ => Text, TimeSpan.FromMilliseconds(200), TokensPerSecond));
        var address = new Uri($"http://127.0.0.1:{ProductProcess.FreePort()}");
        await using var service = ProductProcess.Start(
            new Dictionary<string, string>
            {
                ["LanguageModel__BaseUrl"] = $"{chat.Address}v1",
                ["LanguageModel__Model"] = "any",
                ["Live__Enabled"] = "false",
                ["Cache__Enabled"] = "false",
                ["RateLimit__PermitsPerMinute"] = "100000",
                ["RateLimit__Burst"] = "100000",
                ["Serilog__MinimumLevel__Default"] = "Error",
            },
            "serve", "--data", Workbench.Fresh("streams"), "--urls", address.ToString());
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 2 * AtOnce }) { Timeout = TimeSpan.FromMinutes(2) };
        await service.Answers(client, new(address, "/api/v1/search?q=cells"));
        var series = await Series(client, address);

        var (alone, through) = (new StreamTimes(), new StreamTimes());
        for (var i = 0; i < Turns + WarmUps; i++)
        {
            var (direct, served) = (await Direct(client, chat.Address), await Served(client, address, series[i % series.Count]));
            if (i >= WarmUps)
            {
                alone.Add(direct);
                through.Add(served);
            }
        }

        var before = service.OwnResident;
        var many = Enumerable.Range(0, AtOnce).Select(i => Served(client, address, series[i % series.Count])).ToList();
        var most = before;
        while (!Task.WhenAll(many).IsCompleted)
        {
            most = Math.Max(most, service.OwnResident);
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        await Task.WhenAll(many);
        new Table("", "first words p50, ms", "p99, ms", "whole p50, ms", "p99, ms")
            .Row("the model by itself", $"{alone.First.P50:N1}", $"{alone.First.P99:N1}", $"{alone.Whole.P50:N0}", $"{alone.Whole.P99:N0}")
            .Row("through the service", $"{through.First.P50:N1}", $"{through.First.P99:N1}", $"{through.Whole.P50:N0}", $"{through.Whole.P99:N0}")
            .Print($"{Turns} streams in turns; first token after 200 ms, {TokensPerSecond:N0} tokens a second");
        return new Targets()
            .AtMost("added to the first words, p99", through.First.P99 - alone.First.P99, 20, "ms")
            .AtMost("added to the first words, p50", through.First.P50 - alone.First.P50, 20, "ms")
            .AtMost("whole, over the model's own (p50)", through.Whole.P50 / alone.Whole.P50, 1.02, "times")
            .AtMost($"memory that {Math.Min(AtOnce, series.Count)} streams at once add", most - before, 200, "MB")
            .Verdict();
    }

    /// <summary>The starter series that have prose of their own.</summary>
    private static async Task<IReadOnlyList<string>> Series(HttpClient client, Uri address)
    {
        var accessions = new HashSet<string>();
        foreach (var question in new[] { "cells", "cancer", "mouse", "human", "expression", "tissue", "response", "disease", "sequencing", "array" })
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, $"/api/v1/search?q={question}&limit=100")));
            accessions.UnionWith(answer.RootElement.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("accession").GetString()!));
        }

        return [.. accessions.Order(StringComparer.Ordinal)];
    }

    private static Task<(TimeSpan First, TimeSpan Whole)> Direct(HttpClient client, Uri chat)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(chat, "v1/chat/completions"))
        {
            Content = new StringContent("""{"model":"any","stream":true,"messages":[{"role":"user","content":"Write."}]}""", System.Text.Encoding.UTF8, "application/json"),
        };
        return Timed(client, request, item => item.Data.Contains("\"content\":\"T", StringComparison.Ordinal));
    }

    private static Task<(TimeSpan First, TimeSpan Whole)> Served(HttpClient client, Uri address, string accession)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"/api/v1/datasets/{accession}/summary"));
        request.Headers.Accept.ParseAdd("text/event-stream");
        return Timed(client, request, item => item.EventType == "delta");
    }

    private static async Task<(TimeSpan First, TimeSpan Whole)> Timed(HttpClient client, HttpRequestMessage request, Func<SseItem<string>, bool> isFirst)
    {
        var (start, first) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        using (request)
        using (var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            answer.EnsureSuccessStatusCode();
            await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync())
            {
                first = first == TimeSpan.Zero && isFirst(item) ? Stopwatch.GetElapsedTime(start) : first;
            }
        }

        return first == TimeSpan.Zero
            ? throw new BenchFailed(string.Create(CultureInfo.InvariantCulture, $"A stream of {request.RequestUri} had no words."))
            : (first, Stopwatch.GetElapsedTime(start));
    }

    private sealed class StreamTimes
    {
        public Latencies First { get; } = new();

        public Latencies Whole { get; } = new();

        public void Add((TimeSpan First, TimeSpan Whole) took)
        {
            First.Add(took.First);
            Whole.Add(took.Whole);
        }
    }
}
